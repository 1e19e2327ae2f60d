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
const startTimeoutMs = 20_000
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

/** Resolves with `started`; rejects with `lastLines()` if the process ends before, and kills it after the timeout. */
export async function untilStarted<Started>(
  child: ChildProcess,
  started: Promise<Started>,
  name: string,
  lastLines: () => string[],
) {
  const timer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs)
  // `close`, because at `exit` the last lines may still be on their way.
  const closed = once(child, 'close').then(() => {
    throw new Error(
      `${name} ended before it was ready:\n${lastLines().join('\n')}`,
    )
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

export type RunningProgram<Ready> = {
  name: string
  pid: number
  /** Its first message. */
  ready: Ready
  /** Settles when the process has ended. */
  ended: Promise<unknown>
  stop(): Promise<void>
}

/** Runs a program once, without a supervisor; resolves with its first message. */
export async function runProgram<Ready>(
  program: Program,
): Promise<RunningProgram<Ready>> {
  const { name } = program
  const lines: string[] = []
  const child = launch(program, text => lines.push(text))
  const ended = once(child, 'exit')
  const message = once(child, 'message').then(([first]) => first as Ready)
  const lastLines = () => lines.slice(-20)
  return {
    name,
    pid: child.pid ?? 0,
    ready: await untilStarted(child, message, name, lastLines),
    ended,
    stop: () => stopProcess(child),
  }
}
