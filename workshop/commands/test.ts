import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('test')
    .description(
      'Check style and types, run the tests, say what could not run here.',
    )
    .argument(
      '[paths...]',
      'only the tests whose path contains one of these',
    )
    .option('--deep', 'the long runs: kills, fuzzing, clients of others')
    .option(
      '--walk',
      'the longest runs: all steps twice, each from a fresh clone, and in Docker; Lighthouse on every page of the guide',
    )
    .action(async (paths, options) => {
      const { runTest } = await import('./run-test.ts')
      await runTest(paths, options)
    })
}
