import { parseWeights, type Weights } from '@workshop/services/weights'
import { type Command, InvalidArgumentError } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { weigh } from '../runtime/weigh.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { printWeights } from './print-weights.ts'

export function register(program: Command) {
  aboutRuntime(
    program.command('weigh'),
    'npx workshop weigh search 1:90,2:10',
  )
    .description(
      'Show or set the share of the calls that each version or variant gets.',
    )
    .argument(
      '<service>',
      'a service with several versions or variants: search, like, share, hide',
    )
    .argument(
      '[weights]',
      '1:90,2:10 or waiting:50,redirecting:50',
      readWeights,
    )
    .action(weighVersions)
}

async function weighVersions(
  service: string,
  weights: Weights | undefined,
  { data, json }: RuntimeOptions,
) {
  const runtime = await findRuntime(data)
  printWeights(service, await weigh(runtime, service, weights), json)
}

function readWeights(text: string) {
  try {
    return parseWeights(text)
  } catch {
    throw new InvalidArgumentError(
      'Give a share for each version, as in 1:90,2:10.',
    )
  }
}
