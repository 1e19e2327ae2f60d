import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('check')
    .description(
      'Check what you wrote in the playground; ends with one hint where it is not right yet.',
    )
    .argument('[part]', 'as in 10.2; the part at hand by default')
    .option('--watch', 'check again whenever you save a file')
    .option('--json', 'print the result as JSON')
    .action(async (name, options) => {
      const { runCheckCommand } = await import('./run-check.ts')
      await runCheckCommand(name, options)
    })
}
