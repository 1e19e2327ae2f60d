import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Program = {
  /** Stands in front of each of its lines. */
  name: string
  /** TypeScript source or a bundle. */
  file: string
  args?: string[]
  env?: NodeJS.ProcessEnv
}

type OnLine = (text: string, error: boolean) => void

/** How long a program may take until it listens. */
const startTimeoutMs = 60_000
/** How long a process may take to shut down before it is killed. */
const shutdownTimeoutMs = 12_000

/** Starts a program as a process of its own. */
export function launch(program: Program, onLine: OnLine) {
  const child = fork(program.file, program.args ?? [], {
    execArgv: loaderOf(program.file),
    env: { ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches only the supervisor, which shuts the others down in order.
    detached: process.platform !== 'win32',
  })
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream]
    if (!input) continue
    createInterface({ input }).on('line', text =>
      onLine(text, stream === 'stderr'),
    )
  }
  return child
}

function loaderOf(file: string) {
  return file.endsWith('.ts')
    ? ['--import', import.meta.resolve('tsx')]
    : []
}

/** Resolves with `started`; rejects with the last lines if the process ends before, or is late. */
export async function untilStarted<Started>(
  child: ChildProcess,
  started: Promise<Started>,
  name: string,
  lines: () => string[],
  timeoutMs = startTimeoutMs,
) {
  let reason = 'ended before it was ready'
  const timer = setTimeout(() => {
    reason = `did not listen within ${timeoutMs / 1000} s`
    child.kill('SIGKILL')
  }, timeoutMs)
  // `close`, because at `exit` the last lines may still be on their way.
  const closed = once(child, 'close').then(() => {
    const last = lines().slice(-20).join('\n')
    throw new Error(`${name} ${reason}:\n${last}`)
  })
  return Promise.race([started, closed]).finally(() => clearTimeout(timer))
}

export async function stopProcess(
  child: ChildProcess,
  timeoutMs = shutdownTimeoutMs,
) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  // Windows knows no SIGTERM: there a program shuts down when it is disconnected.
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')

  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
  await exited
  clearTimeout(timer)
}

/** Runs a program once, without a supervisor; resolves with its first message as `ready`. */
export async function runProgram<Ready>(
  program: Program,
  timeoutMs?: number,
) {
  const { name } = program
  const lines: string[] = []
  const child = launch(program, text => lines.push(text))
  const ended = once(child, 'exit')
  const message = once(child, 'message').then(([first]) => first as Ready)
  return {
    name,
    pid: child.pid ?? 0,
    ready: await untilStarted(child, message, name, () => lines, timeoutMs),
    /** Settles when the process has ended. */
    ended,
    stop: (timeoutMs?: number) => stopProcess(child, timeoutMs),
  }
}
