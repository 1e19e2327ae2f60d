import {
  launch,
  stopProcess,
  untilStarted,
} from '../../supervisor/program.ts'
import { type Heartbeat, heartbeatMs, type Way } from './ways.ts'

/** A blocked process does not notice SIGTERM. */
const stopTimeoutMs = 1000

/** Starts the process of a way; `file` is its bundle. */
export async function startWay(
  way: Way,
  file: string,
  env: Record<string, string>,
) {
  const lines: string[] = []
  const program = { name: way, file, env: { ...env, WAY: way } }
  const child = launch(program, text => lines.push(text))
  const pulse = createPulse()
  const listening = new Promise<string>(resolve => {
    child.on('message', (message: { url?: string } & Heartbeat) => {
      if (message.url) resolve(message.url)
      else pulse.hear(message)
    })
  })
  return {
    url: await untilStarted(child, listening, way, () => lines),
    pid: child.pid ?? 0,
    pulse,
    stop: () => stopProcess(child, stopTimeoutMs),
  }
}

export type Pulse = ReturnType<typeof createPulse>

/** The lag of a process by its heartbeats: a blocked one sends none. */
export function createPulse(now = () => performance.now()) {
  let heardAt = now()
  let longestMs = 0
  let done = 0

  return {
    hear(heartbeat: Heartbeat) {
      heardAt = now()
      longestMs = Math.max(longestMs, heartbeat.lagMs)
      done = heartbeat.done
    },
    /** Forgets the lag so far. */
    reset() {
      longestMs = 0
    },
    lagMs: () => Math.max(longestMs, now() - heardAt - heartbeatMs),
    done: () => done,
  }
}
