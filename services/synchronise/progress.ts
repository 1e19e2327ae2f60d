import type { LedgerEntry } from './ledger.ts'
import { rateOf } from './rate.ts'
import { lagOf, type Status, starting } from './status.ts'
import type { Synchronise } from './synchronise.ts'

export type Parts = Pick<Synchronise, 'names' | 'held'> & {
  ledger: Pick<Synchronise['ledger'], 'find' | 'replay'>
}

/** The progress of each receiver, and the rate at which it gets changes. */
export async function readProgress({ names, ledger, held }: Parts) {
  const entries = await ledger.find(names)
  const live = held()
  return names.map(name => {
    const entry = entries.find(({ _id }) => _id === name)
    const status = live.get(name) ?? entry?.status ?? starting()
    return {
      progress: describeProgress(name, status, entry),
      rate: rateOf(status.window),
    }
  })
}

/** Ages and lags are seconds, moments ISO 8601. */
function describeProgress(
  receiver: string,
  status: Status,
  entry: Partial<LedgerEntry> = {},
) {
  const { delivered = 0, batches = 0, saved, cursor = null } = entry
  const { state, since, snapshot, unavailable } = status
  return {
    receiver,
    state,
    since: new Date(since).toISOString(),
    lag: lagOf(status),
    cursor,
    cursorAge: saved ? (Date.now() - saved.getTime()) / 1000 : null,
    delivered,
    batches,
    ...(snapshot && { snapshot }),
    ...(unavailable && { unavailable }),
  }
}
