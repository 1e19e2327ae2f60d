import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Ended = {
  output: string
  code: number | null
  signal: string | null
}

export type Line = {
  /** Everything it has written so far, to both streams, in order. */
  output(): string
  ended: Promise<Ended>
  /** Resolves once `seen` accepts the output; rejects at the command's end or the timeout. */
  until<Seen>(
    seen: (output: string) => Seen | undefined,
    seconds: number,
  ): Promise<Seen>
  /** As Ctrl-C in a terminal: the signal reaches the whole foreground. */
  interrupt(): void
  kill(): void
}

/** Runs one line in the system's shell, in a process group of its own. */
export function runLine(
  line: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Line {
  const alone = process.platform !== 'win32'
  // Without `exec` a shell would stand between, and die of Ctrl-C itself.
  const child = spawn(alone ? `exec ${line}` : line, {
    cwd,
    env,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: alone,
  })
  let output = ''
  const collect = (text: string) => (output += text)
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)

  const ended = once(child, 'close').then(([code, signal]) => ({
    output,
    code,
    signal,
  }))
  return {
    output: () => output,
    ended,
    until: (seen, seconds) => untilSeen(child, () => seen(output), seconds),
    interrupt: () => signalAll(child, 'SIGINT'),
    kill: () => signalAll(child, 'SIGKILL'),
  }
}

function untilSeen<Seen>(
  child: ChildProcess,
  look: () => Seen | undefined,
  seconds: number,
) {
  return new Promise<Seen>((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer)
      child.stdout?.off('data', again)
      child.stderr?.off('data', again)
      child.off('close', ended)
      settle()
    }
    const again = () => {
      const seen = look()
      if (seen !== undefined) done(() => resolve(seen))
    }
    const ended = () => done(() => reject(new Error('It ended.')))
    const late = () =>
      done(() => reject(new Error(`Not within ${seconds} s.`)))
    const timer = setTimeout(late, seconds * 1000)
    child.stdout?.on('data', again)
    child.stderr?.on('data', again)
    child.once('close', ended)
    again()
  })
}

function signalAll(child: ChildProcess, signal: NodeJS.Signals) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null)
    return
  if (process.platform === 'win32') child.kill(signal)
  else process.kill(-child.pid, signal)
}
