import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('pack')
    .description(
      'Write one file that sets up machines without a network: packages, and images where Docker is running.',
    )
    .argument('[file]', 'the file to write', 'workshop-pack.tgz')
    .option('--here', 'only for systems and processors such as this one')
    .option('--no-images', 'leave the images out')
    .action(async (file, options) => {
      const { runPack } = await import('./run-pack.ts')
      await runPack(file, options)
    })

  // bin.js carries it out, before anything is installed; here it is for the help.
  program
    .command('unpack')
    .description('Install from a file that pack wrote; needs no network.')
    .argument('<file>', 'as in workshop-pack.tgz')
}
