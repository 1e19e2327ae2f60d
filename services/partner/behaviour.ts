import * as z from 'zod'

const longestMs = 600_000
const ms = z.number().min(0).max(longestMs)

/** How long an answer takes, in milliseconds. */
export const latencySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ms }),
  z.strictObject({ kind: z.literal('uniform'), from: ms, to: ms }),
  z.strictObject({
    kind: z.literal('log-normal'),
    median: ms,
    /** The standard deviation of the logarithm: 0.5 has few long answers, 1.5 many. */
    sigma: z.number().min(0).max(3),
  }),
])

export type Latency = z.infer<typeof latencySchema>

export const behaviourSchema = z.strictObject({
  latency: latencySchema,
  /** The share of requests that fail, from 0 to 1. */
  failureRate: z.number().min(0).max(1),
  /** During an outage every request is refused at once. */
  outage: z.boolean(),
})

export type Behaviour = z.infer<typeof behaviourSchema>

export const usual: Behaviour = {
  latency: { kind: 'fixed', ms: 2000 },
  failureRate: 0,
  outage: false,
}

/** Draws a time in milliseconds; `random` gives numbers from 0 to 1. */
export function drawLatency(latency: Latency, random: () => number) {
  if (latency.kind === 'fixed') return latency.ms
  if (latency.kind === 'uniform') {
    const { from, to } = latency
    return from + (to - from) * random()
  }
  const { median, sigma } = latency
  const drawnMs = median * Math.exp(sigma * drawNormal(random))
  return Math.min(drawnMs, longestMs)
}

/** Box and Muller's transform: normally distributed, with mean 0 and deviation 1. */
function drawNormal(random: () => number) {
  const distance = Math.sqrt(-2 * Math.log(1 - random()))
  return distance * Math.cos(2 * Math.PI * random())
}
