import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { interrupt } from './interruption.ts'

/** Resolves with a line that the person types; an empty one skips the question. */
export type Ask = (text: string) => Promise<string>

/** Hands a way to ask the person at the terminal to `askAll`. */
export async function askAtTerminal<Answers>(
  introduction: string,
  askAll: (ask: Ask) => Promise<Answers>,
): Promise<Answers> {
  const { stdin: input, stdout: output } = process
  const terminal = createInterface({ input, output })
  terminal.on('SIGINT', interrupt)
  const closed = once(terminal, 'close').then(() => '')
  console.log(`\n${introduction} Enter skips.`)
  try {
    // Ctrl-D closes the terminal, and skips the rest.
    return await askAll(text =>
      Promise.race([terminal.question(`  ${text} `), closed]),
    )
  } finally {
    terminal.close()
  }
}

export function isTerminal() {
  return process.stdin.isTTY && process.stdout.isTTY
}
