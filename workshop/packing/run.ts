import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const isWindows = process.platform === 'win32'

/** Runs a program; resolves with its output, rejects with its last lines. */
export async function captureOutput(
  file: string,
  args: string[],
  options: { cwd?: string; shell?: boolean } = {},
) {
  const maxBuffer = 64 * 1024 * 1024
  try {
    const { stdout } = await execute(file, args, { ...options, maxBuffer })
    return String(stdout)
  } catch (cause) {
    const { stderr = '', message } = cause as Error & { stderr?: string }
    const last = stderr.trim().split('\n').slice(-5).join('\n')
    throw new Error(last || message, { cause })
  }
}

/** On Windows npm is a batch file, which only a shell can run. */
export function npm(cwd: string, args: string[]) {
  return captureOutput(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd,
    shell: isWindows,
  })
}
