import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('progress')
    .description('Show the parts that pass, and how long each took.')
    .option('--json', 'print it as JSON')
    .action(async options => {
      const { runProgress } = await import('./run-progress.ts')
      runProgress(options)
    })
}
