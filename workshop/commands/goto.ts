import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('goto')
    .description(
      'Lay out the playground for a part of a step. Your work is kept.',
    )
    .argument('<part>', 'as in 10.2, or 10 for its first part')
    .addHelpText('after', '\nExample:\n  npx workshop goto 10.2')
    .action(async name => {
      const { runGoto } = await import('./run-goto.ts')
      await runGoto(name)
    })
}
