import { type Command, Option } from 'commander'
import { data } from '../stages/paths.ts'

/** Adds the options of every command about a running stage, and an example. */
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
        'the folder that was given to start',
      ).default(data, './data'),
    )
    .addHelpText('after', `\nExample:\n  ${example}`)
}

export type RuntimeOptions = { data: string; json?: boolean }
