import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Line } from '@workshop/services/runtime'

/** How long a process may take to say that it is ready, in milliseconds. */
const patience = 20_000

export type Program = {
  /** The one word it goes by, in front of each of its lines. */
  name: string
  /** TypeScript as it stands, or a built file. */
  file: string
  args?: string[]
  env?: NodeJS.ProcessEnv
  /** Options of Node itself. */
  node?: string[]
  onLine?: (line: Line) => void
  /** What it is told as soon as it runs. */
  greeting?: () => object
}

/** A process that runs, whether it is ready or not. */
export type Launched<Ready> = {
  name: string
  file: string
  pid: number
  /** What it sends once it is ready; rejects with its last lines where it ends before. */
  untilReady: Promise<Ready>
  /** Settles when the process has ended, asked to or not. */
  ended: Promise<{ code: number | null; signal: string | null }>
  tell(message: object): void
  stop(): Promise<void>
}

export type Running<Ready> = Launched<Ready> & {
  /** What it sent once it was ready. */
  ready: Ready
}

/** Starts a file as a process of its own and waits until it sends its first message. */
export async function run<Ready>(
  program: Program,
): Promise<Running<Ready>> {
  const launched = launch<Ready>(program)
  return { ...launched, ready: await launched.untilReady }
}

/** Starts a file as a process of its own. */
export function launch<Ready>(program: Program): Launched<Ready> {
  const child = fork(program.file, program.args ?? [], {
    execArgv: [...(program.node ?? []), ...loaderOf(program.file)],
    env: { ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the one who started it, who ends its processes in order.
    detached: process.platform !== 'win32',
  })
  const last = follow(child, program)
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code,
    signal,
  }))
  const tell = (message: object) => {
    // One that has died meanwhile needs to hear nothing.
    if (child.connected) child.send(message, () => {})
  }
  if (program.greeting) tell(program.greeting())
  const { name, file } = program
  return {
    name,
    file,
    pid: child.pid ?? 0,
    untilReady: untilReady<Ready>(child, name, last),
    ended,
    tell,
    stop: () => stop(child, ended),
  }
}

/** A built file needs nobody who reads TypeScript for it. */
function loaderOf(file: string) {
  return file.endsWith('.ts')
    ? ['--import', import.meta.resolve('tsx')]
    : []
}

async function untilReady<Ready>(
  child: ChildProcess,
  name: string,
  last: string[],
) {
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const ready = once(child, 'message').then(([message]) => message as Ready)
  // Not `exit`: its last lines may be on their way still.
  const gone = once(child, 'close').then(() => {
    throw new Error(
      `${name} ended before it was ready:\n${last.join('\n')}`,
    )
  })
  return Promise.race([ready, gone]).finally(() => clearTimeout(timer))
}

/** Hands on each line; keeps the last ones, to tell why a process did not start. */
function follow(child: ChildProcess, { name, onLine }: Program) {
  const last: string[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    const input = child[stream]
    if (!input) continue
    createInterface({ input }).on('line', text => {
      if (last.push(text) > 20) last.shift()
      onLine?.({ name, text, error: stream === 'stderr' })
    })
  }
  return last
}

async function stop(child: ChildProcess, ended: Promise<unknown>) {
  if (child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')

  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await ended
  clearTimeout(timer)
}
