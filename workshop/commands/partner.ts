import type { Latency } from '@workshop/partner/behaviour'
import { type Command, InvalidArgumentError } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(
    program.command('partner'),
    'npx workshop partner --latency 500-3000 --failures 0.2',
  )
    .description('Show how the partner behaves, or make it slow or fail.')
    .option(
      '--latency <ms>',
      '2000, or between 500-3000, or log-normal around ~2000',
      readLatency,
    )
    .option('--failures <share>', 'that fail, from 0 to 1', readShare)
    .option('--outage', 'refuse every request')
    .option('--no-outage', 'end the outage')
    .action(async options => {
      const { runPartner } = await import('./run-partner.ts')
      await runPartner(options)
    })
}

function readLatency(text: string): Latency {
  const [, about, from, to] =
    /^(~?)(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? []
  if (from === undefined || (about && to) || Number(to) < Number(from))
    throw new InvalidArgumentError(
      'Give milliseconds, as in 2000, 500-3000 or ~2000.',
    )
  const ms = Number(from)
  if (about) return { kind: 'log-normal', median: ms, sigma: 1 }
  return to === undefined
    ? { kind: 'fixed', ms }
    : { kind: 'uniform', from: ms, to: Number(to) }
}

function readShare(text: string) {
  const share = Number(text)
  if (text.trim() && share >= 0 && share <= 1) return share
  throw new InvalidArgumentError('Give a share from 0 to 1, as in 0.2.')
}
