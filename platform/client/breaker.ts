import CircuitBreaker from 'opossum'
import { UpstreamUnavailable } from './unavailable.ts'

/**
 * Stops calls that would fail: opens when more than half of the last two seconds' calls
 * found the upstream missing, and lets one through after a second to see whether it is back.
 * What the upstream refuses, and what the caller gives up, is no failure.
 */
export function createBreaker<Arguments extends unknown[], Result>(
  act: (...args: Arguments) => Promise<Result>,
) {
  return new CircuitBreaker(act, {
    // Each call has a deadline of its own.
    timeout: false,
    resetTimeout: 1000,
    errorThresholdPercentage: 50,
    volumeThreshold: 5,
    rollingCountTimeout: 2000,
    rollingCountBuckets: 4,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    errorFilter: error =>
      !(error instanceof UpstreamUnavailable) || isGivenUp(error),
  })
}

function isGivenUp({ cause }: UpstreamUnavailable) {
  return (cause as { code?: string } | undefined)?.code === 'ERR_CANCELED'
}
