import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('hint')
    .description('Show the next hint for the part at hand.')
    .option('--all', 'show all of them')
    .action(async options => {
      const { runHint } = await import('./run-hint.ts')
      await runHint(options)
    })
}
