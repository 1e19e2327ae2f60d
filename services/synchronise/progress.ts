import type { LedgerEntry } from './ledger.ts'
import { lagOf, type Status, starting } from './status.ts'

/** One receiver in `/progress`. Ages and lags are seconds, moments ISO 8601. */
export function describeProgress(
  receiver: string,
  entry: Partial<LedgerEntry> = {},
  held: Status | undefined,
) {
  const { delivered = 0, batches = 0, saved, cursor = null } = entry
  const status = held ?? entry.status ?? starting()
  const { state, since, snapshot, unavailable } = status
  return {
    receiver,
    state,
    since: new Date(since).toISOString(),
    lag: round(lagOf(status)),
    cursor,
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
