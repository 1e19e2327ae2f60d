import { runCommand } from '../supervisor/run-command.ts'

/** Runs a program to its end; resolves with its output, rejects with its last lines. */
export async function mustRun(
  command: string,
  args: string[],
  cwd?: string,
) {
  const { status, output } = await runCommand(command, args, cwd, 0)
  if (status === 'done') return output
  const last = output.split('\n').slice(-5).join('\n')
  throw new Error(last || `${command}: ${status}`)
}
