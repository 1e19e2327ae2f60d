import { UsageError } from '@workshop/services/runtime'
import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('diff')
    .description(
      'Show what you changed in the part at hand, or two variants of a verb side by side.',
    )
    .argument('[variant]', 'as in share-waiting')
    .argument('[variant]', 'as in share-redirecting')
    .option('--solution', 'compare with the solution instead of the start')
    .addHelpText(
      'after',
      '\nExample:\n  npx workshop diff share-waiting share-redirecting',
    )
    .action(async (left, right, { solution }) => {
      if (left && !right)
        throw new UsageError(
          'Give two variants: npx workshop diff share-waiting share-redirecting',
        )
      if (left) {
        const { runDiff } = await import('./run-diff.ts')
        return runDiff(left, right)
      }
      const { runDiffOfPart } = await import('./run-diff-part.ts')
      await runDiffOfPart(solution ? 'solution' : 'start')
    })
}
