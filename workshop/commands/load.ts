import type { Command } from 'commander'
import {
  addHeader,
  readMethod,
  readTarget,
  wholeNumber,
} from '../load/parse.ts'
import { registerLab } from './load-lab.ts'

export function register(program: Command) {
  const load = program
    .command('load')
    .description(
      'Send requests at a fixed rate, and measure how long answers take.',
    )
    .argument(
      '<url>',
      'an address of this machine; {n} in its query is another number each time',
      readTarget,
    )
    .option('--rate <number>', 'a second', wholeNumber(1, 10_000), 50)
    .option('--seconds <number>', 'how long', wholeNumber(1, 600), 10)
    .option('--method <name>', 'GET, with --data POST', readMethod)
    .option('--data <text>', 'the body: JSON or a form')
    .option('--header <line>', "as 'Prefer: wait=5'; repeat it", addHeader)
    .option(
      '--connections <number>',
      'open at once',
      wholeNumber(1, 50_000),
      1000,
    )
    .option(
      '--timeout <seconds>',
      'for each request',
      wholeNumber(1, 120),
      10,
    )
    .option('--replicas <service>', 'count the answers of each of them')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx workshop load http://localhost:5000/ --rate 50 --seconds 20\n  npx workshop load waiting-vs-redirecting',
    )
    .action(async (url, options) => {
      const { runLoadCommand } = await import('./run-load.ts')
      await runLoadCommand(url, options)
    })
  // Options behind the lab's name are the lab's, also `--connections`.
  program.enablePositionalOptions()
  registerLab(load.enablePositionalOptions())
}
