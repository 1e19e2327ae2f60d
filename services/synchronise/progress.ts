import type { Place } from './ledger.ts'
import { lagOf, type Status, starting } from './status.ts'

/** One receiver's line in `/progress`. Ages and lags are seconds, moments ISO 8601. */
export function describe(
  receiver: string,
  place: Place | undefined,
  held: Status | undefined,
) {
  const { delivered = 0, batches = 0, saved, cursor } = place ?? {}
  const status = held ?? place?.status ?? starting()
  const { state, since, snapshot, unavailable } = status
  return {
    receiver,
    state,
    since: new Date(since).toISOString(),
    lag: round(lagOf(status)),
    cursor: cursor ?? null,
    cursorAge: saved ? round((Date.now() - saved.getTime()) / 1000) : null,
    delivered,
    batches,
    ...(snapshot && { snapshot }),
    ...(unavailable && { unavailable }),
  }
}

function round(seconds: number) {
  return Math.round(seconds * 1000) / 1000
}
