import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('present')
    .description(
      'Walk through the stages on a projector: notes, start, demos, one key at a time.',
    )
    .action(async () => {
      const { runPresent } = await import('./run-present.ts')
      await runPresent()
    })
}
