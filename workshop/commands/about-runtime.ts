import { type Command, Option } from 'commander'
import { data } from '../stages/paths.ts'

/** Adds what every command about a running stage has: an example, `--data`, and `--json` where it prints data. */
export function aboutRuntime(
  command: Command,
  example: string,
  prints = true,
) {
  if (prints) command.option('--json', 'print data as JSON')
  return command
    .addOption(
      new Option(
        '--data <folder>',
        'where the start keeps its record',
      ).default(data, './data'),
    )
    .addHelpText('after', `\nExample:\n  ${example}`)
}

export type RuntimeOptions = { data: string; json?: boolean }
