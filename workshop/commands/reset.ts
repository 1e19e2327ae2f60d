import { Argument, type Command } from 'commander'

export function register(program: Command) {
  program
    .command('reset')
    .description('Begin again, without losing what you wrote.')
    .addArgument(
      new Argument(
        '<what>',
        'step: the files of the part at hand; data: the databases; weights: those of the running stage',
      ).choices(['step', 'data', 'weights']),
    )
    .action(async what => {
      const { runReset } = await import('./run-reset.ts')
      await runReset(what)
    })
}
