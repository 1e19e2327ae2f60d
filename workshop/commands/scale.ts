import { type Command, InvalidArgumentError } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { printStatus } from './print-status.ts'

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
    .action(scale)
}

async function scale(scaling: Scaling, { data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  printStatus(await runtime.scale(scaling), json)
}

function collectScaling(text: string, before: Scaling = {}): Scaling {
  const [, name, number] = /^([^=]+)=(\d+)$/.exec(text) ?? []
  if (name === undefined)
    throw new InvalidArgumentError(
      'Give a service and a number, as in picture=2.',
    )
  return { ...before, [name]: Number(number) }
}
