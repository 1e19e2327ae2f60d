import type { Command } from 'commander'

export function register(program: Command) {
  program
    .command('doctor')
    .description(
      'Check this machine: READY or NOT READY, and how to fix what fails.',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nExit code 0 is READY, 1 is NOT READY.\n\nExample:\n  npx workshop doctor',
    )
    .action(async options => {
      const { runDoctor } = await import('./run-doctor.ts')
      await runDoctor(options)
    })
}
