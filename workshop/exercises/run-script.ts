import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Hint } from './hint.ts'
import type { Stand } from './stand.ts'

const run = promisify(execFile)

/** Runs a script of the playground; resolves with its output, or throws a Hint with its error. */
export async function runScript(
  { playground }: Stand,
  file: string,
  args: string[],
  timeoutMs = 20_000,
) {
  try {
    const command = [join(playground, file), ...args]
    const options = { timeout: timeoutMs }
    const { stdout } = await run(process.execPath, command, options)
    return stdout.trim()
  } catch (error) {
    const { killed, stderr } = error as { killed: boolean; stderr: string }
    const reason = /^.*Error: .*$/m.exec(stderr)?.[0]
    throw new Hint(
      killed
        ? `${file} still runs after ${timeoutMs / 1000} seconds. Does every loop end?`
        : `${file} fails: ${reason ?? stderr.trim()}`,
    )
  }
}
