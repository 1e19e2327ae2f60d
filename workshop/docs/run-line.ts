import { type ChildProcess, spawn } from 'node:child_process'
import { until } from '@workshop/platform/test/until'

export type Line = ReturnType<typeof runLine>

/** Runs one line in the system's shell, in a process group of its own. */
export function runLine(line: string, cwd: string, env: NodeJS.ProcessEnv) {
  const grouped = process.platform !== 'win32'
  // Without `exec` a shell would stand between, and die of Ctrl-C itself.
  const child = spawn(grouped ? `exec ${line}` : line, {
    cwd,
    env,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
  })
  let output = ''
  let hasEnded = false
  child.once('close', () => {
    hasEnded = true
  })
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output += text
    })

  return {
    /** Everything it has written so far, to both streams, in order. */
    output: () => output,
    /** Resolves with what `look` finds in the output; rejects if the command ends first. */
    async untilFound<Found>(
      look: (output: string) => Found | undefined,
      timeoutMs: number,
    ) {
      let found: Found | undefined
      const isOver = () => {
        found = look(output)
        return found ?? hasEnded
      }
      await until(isOver, 'its output', timeoutMs)
      if (found === undefined) throw new Error('It ended.')
      return found
    },
    /** Waits for the end of the command; kills it after the timeout. */
    async untilEnded(timeoutMs: number) {
      try {
        const what = () => `the command ends. It has printed\n${output}`
        await until(() => hasEnded, what, timeoutMs)
      } catch (error) {
        signalGroup(child, 'SIGKILL')
        throw error
      }
      const { exitCode: code, signalCode: signal } = child
      return { code, signal, output }
    },
    /** As Ctrl-C in a terminal: the signal reaches the whole foreground. */
    interrupt: () => signalGroup(child, 'SIGINT'),
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null)
    return
  if (process.platform === 'win32') child.kill(signal)
  else process.kill(-child.pid, signal)
}

const foreign =
  /^(npm_|NODE_TEST|NODE_OPTIONS|FORCE_COLOR|MONGODB_URI|PORT$|COMPOSE_)/i

/** This machine's, without what another test run or another database has put there. */
export function environment(): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(
    ([name]) => !foreign.test(name),
  )
  return { ...Object.fromEntries(passed), NO_COLOR: '1', LC_ALL: 'C.UTF-8' }
}
