import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('solve')
    .description(
      'Put the solution of the part at hand in place. Your work is kept.',
    )
    .action(async () => {
      const { runSolve } = await import('./run-solve.ts')
      await runSolve()
    })
}
