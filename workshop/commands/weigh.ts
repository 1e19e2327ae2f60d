import { parseWeights } from '@workshop/services/weights'
import { type Command, InvalidArgumentError } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(
    program.command('weigh'),
    'npx workshop weigh search "1:90,2:10"',
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
    .action(async (service, weights, options) => {
      const { runWeigh } = await import('./run-weigh.ts')
      await runWeigh(service, weights, options)
    })
}

function readWeights(text: string) {
  const weights = parseWeights(text)
  if (Object.values(weights).every(share => share >= 0)) return weights
  throw new InvalidArgumentError(
    'Give a share for each version, as in 1:90,2:10.',
  )
}
