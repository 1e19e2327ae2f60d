import { type Command, InvalidArgumentError } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { type Weights, weigh } from '../runtime/weigh.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { printWeights } from './print-weights.ts'

export function register(program: Command) {
  const command = program
    .command('weigh')
    .description(
      'Say which share of the calls each version of a service gets.',
    )
    .argument('<service>', 'one with several versions: search')
    .argument('[weights]', 'version:share, comma between them', readWeights)
    .action(act)
  aboutRuntime(command, 'npx workshop weigh search 1:90,2:10')
}

async function act(
  service: string,
  weights: Weights | undefined,
  { data, json }: RuntimeOptions,
) {
  const runtime = await findRuntime(data)
  printWeights(service, await weigh(runtime, service, weights), json)
}

function readWeights(text: string): Weights {
  const shares = text.split(',').map(share => /^(\d+):(\d+)$/.exec(share))
  if (shares.every(share => share !== null))
    return Object.fromEntries(
      shares.map(([, version, share]) => [version, Number(share)]),
    )
  throw new InvalidArgumentError(
    `"${text}" are no weights: give a share for each version, as in 1:90,2:10.`,
  )
}
