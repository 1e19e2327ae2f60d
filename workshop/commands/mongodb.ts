import type { Command } from 'commander'

/** Hands over to the embedded server's own command line. */
export function register(program: Command) {
  program
    .command('mongodb')
    .description('Run the embedded MongoDB-compatible server alone.')
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action(async () => {
      process.argv.splice(2, 1, '--replica-set', 'workshop')
      await import('@workshop/mongodb/main')
    })
}
