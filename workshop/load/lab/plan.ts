/** The load of the lab, the same for each way. */
export type Plan = {
  /** Slow calls in flight at once, if each takes the job's time. */
  connections: number
  jobMs: number
  /** How long slow and fast calls are sent. */
  seconds: number
  /** Before that, fast calls are sent alone. */
  quietSeconds: number
}

export const fastPerSecond = 50

/** Compiles the code of a way before it is measured. */
export const warmUp = { perSecond: 30, seconds: 1 }

/** Long enough to have all connections open for a while. */
export function planOf(connections: number, jobMs: number): Plan {
  const seconds = Math.ceil(jobMs / 1000) + 2
  return { connections, jobMs, seconds, quietSeconds: 2 }
}

/** Little's law: calls in flight = rate × time of each. */
export function slowPerSecond({ connections, jobMs }: Plan) {
  return Math.max(Math.round((connections * 1000) / jobMs), 1)
}

/** The number of slow calls in the whole load. */
export function slowCalls(plan: Plan) {
  return slowPerSecond(plan) * plan.seconds
}

/** A caller gives up after this time. */
export function timeoutOf({ jobMs }: Plan) {
  return jobMs + 4000
}
