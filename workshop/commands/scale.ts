import { type Command, InvalidArgumentError } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { printStatus } from './print-status.ts'

type Wishes = Record<string, number>

export function register(program: Command) {
  const command = program
    .command('scale')
    .description('Run as many replicas of a service as wished.')
    .argument(
      '<service=number...>',
      'a service and how many of it',
      collectWish,
    )
    .action(scale)
  aboutRuntime(command, 'npx workshop scale picture=2 search@2=1')
}

async function scale(scaling: Wishes, { data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  printStatus(await runtime.scale(scaling), json)
}

function collectWish(text: string, before: Wishes = {}): Wishes {
  const [, name, number] = /^([^=]+)=(\d+)$/.exec(text) ?? []
  if (name === undefined)
    throw new InvalidArgumentError(
      `"${text}" is no wish: give a service and a number, as in picture=2.`,
    )
  return { ...before, [name]: Number(number) }
}
