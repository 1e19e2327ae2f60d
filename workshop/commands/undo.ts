import { type Command, InvalidArgumentError } from 'commander'

export function register(program: Command) {
  program
    .command('undo')
    .description(
      'Bring back the work that goto, solve or reset replaced last.',
    )
    .argument('[snapshot]', 'its number', readNumber)
    .option('--list', 'list all snapshots')
    .action(async (number, options) => {
      const { runUndo } = await import('./run-undo.ts')
      await runUndo(number, options)
    })
}

function readNumber(text: string) {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give the number of a snapshot.')
}
