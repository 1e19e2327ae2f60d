import { type ExecFileException, execFile } from 'node:child_process'
import { root } from '../stages/paths.ts'

export type Outcome = {
  status: 'done' | 'failed' | 'not found'
  output: string
}

/** A Docker client may wait for minutes for its daemon. */
const usualTimeoutMs = 10_000

/** Runs a program to its end, with 0 however long it takes; never rejects. */
export function runCommand(
  command: string,
  args: string[],
  cwd = root,
  timeoutMs = usualTimeoutMs,
) {
  // On Windows npm is a batch file: only a shell runs those, from one line.
  const shell = process.platform === 'win32' && command === 'npm'
  const file = shell ? `${command} "${args.join('" "')}"` : command
  const options = { cwd, shell, timeout: timeoutMs, windowsHide: true }
  return new Promise<Outcome>(resolve => {
    execFile(file, shell ? [] : args, options, (error, stdout, stderr) =>
      resolve({
        status: statusOf(error),
        output: stdout.trim() || stderr.trim(),
      }),
    )
  })
}

function statusOf(error: ExecFileException | null): Outcome['status'] {
  if (!error) return 'done'
  return error.code === 'ENOENT' ? 'not found' : 'failed'
}
