import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { wholeNumber } from '../load/parse.ts'
import { data } from '../stages/paths.ts'

export function registerLab(load: Command) {
  load
    .command('waiting-vs-redirecting')
    .description(
      'Measure a slow job answered in three ways under the same load.',
    )
    .option(
      '--connections <number>',
      'slow calls in flight',
      wholeNumber(1, 10_000),
      200,
    )
    .option(
      '--job <ms>',
      'how long a job takes',
      wholeNumber(500, 7000),
      2000,
    )
    .addOption(
      new Option('--out <folder>', 'for the chart and its page').default(
        join(data, 'load'),
        './data/load',
      ),
    )
    .option('--no-predict', 'do not ask for a prediction first')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx workshop load waiting-vs-redirecting --connections 5000 --job 7000',
    )
    .showHelpAfterError(
      'Type "npx workshop load waiting-vs-redirecting --help" for its arguments.',
    )
    .action(async options => {
      const { runLoadLab } = await import('./run-load-lab.ts')
      await runLoadLab(options)
    })
}
