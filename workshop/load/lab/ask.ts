import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { interrupt } from '../../commands/interruption.ts'
import { askPredictions } from './predict.ts'

/** Asks the person at the terminal. */
export async function askAtTerminal() {
  const { stdin: input, stdout: output } = process
  const terminal = createInterface({ input, output })
  terminal.on('SIGINT', interrupt)
  const closed = once(terminal, 'close').then(() => '')
  console.log(
    '\nYour prediction: b(locking), w(aiting) or r(edirecting)? Enter skips.',
  )
  try {
    // Ctrl-D closes the terminal, and skips the rest.
    return await askPredictions(text =>
      Promise.race([terminal.question(`  ${text} `), closed]),
    )
  } finally {
    terminal.close()
  }
}
