import { type Command, InvalidArgumentError } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

type Scaling = Record<string, number>

export function register(program: Command) {
  aboutRuntime(
    program.command('scale'),
    'npx workshop scale picture=2 search@2=1',
  )
    .description('Set the number of replicas of one or more services.')
    .argument(
      '<service=number...>',
      'a service and its number of replicas',
      collectScaling,
    )
    .action(async (scaling, options) => {
      const { runScale } = await import('./run-scale.ts')
      await runScale(scaling, options)
    })
}

function collectScaling(text: string, before: Scaling = {}): Scaling {
  const [, name, number] = /^([^=]+)=(\d+)$/.exec(text) ?? []
  if (name === undefined)
    throw new InvalidArgumentError(
      'Give a service and a number, as in picture=2.',
    )
  return { ...before, [name]: Number(number) }
}
