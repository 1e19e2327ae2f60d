import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('figures')
    .description(
      'Predict, then measure the pages of three stages here, beside the table of the guide.',
    )
    .option('--no-predict', 'do not ask for predictions')
    .option('--json', 'print the figures as JSON')
    .action(async options => {
      const { runFigures } = await import('./run-figures.ts')
      await runFigures(options)
    })
}
