import { laterStages } from '@workshop/services/manifest'
import { Argument, type Command } from 'commander'

export function register(program: Command) {
  program
    .command('preflight')
    .description(
      'Start every stage once and run its demo: READY or NOT READY.',
    )
    .addArgument(
      new Argument('[stages...]')
        .choices(['monolith', ...laterStages])
        .default([], 'all'),
    )
    .option('--docker', 'each service in a container, by Docker')
    .option('--json', 'print the results as JSON')
    .addHelpText(
      'after',
      '\nIt disturbs nothing that runs: ports and folders are its own.\nExit code 0 is READY, 1 is NOT READY.\n\nExample:\n  npx workshop preflight',
    )
    .action(async (stages, options) => {
      const { runPreflightCommand } = await import('./run-preflight.ts')
      await runPreflightCommand(stages, options)
    })
}
