import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('diff')
    .description('Show the files of two variants of a verb side by side.')
    .argument('<variant>', 'as in share-waiting')
    .argument('<variant>', 'as in share-redirecting')
    .addHelpText(
      'after',
      '\nExample:\n  npx workshop diff share-waiting share-redirecting',
    )
    .action(async (left, right) => {
      const { runDiff } = await import('./run-diff.ts')
      await runDiff(left, right)
    })
}
