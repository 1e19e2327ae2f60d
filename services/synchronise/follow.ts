import { setTimeout as pause } from 'node:timers/promises'
import { deliverPage, type Route } from './deliver.ts'
import { type LedgerEntry, leaseMs } from './ledger.ts'

/** Delivers to one receiver while this replica has its lease, until the signal. */
export async function follow(route: Route, signal: AbortSignal) {
  const { name, ledger, report } = route
  while (!signal.aborted) {
    try {
      const entry = await ledger.hold(name, report.held())
      report.hold(entry)
      if (entry) await deliverWhileHeld(route, entry, signal)
      else await rest(leaseMs / 3, signal)
    } catch (error) {
      if (signal.aborted) return
      await rest(backOffMs(report.failed(error)), signal)
    }
  }
}

/** Page after page, until the lease is lost, a replay begins or a step fails. */
async function deliverWhileHeld(
  route: Route,
  entry: LedgerEntry,
  signal: AbortSignal,
) {
  const lost = new AbortController()
  const end = AbortSignal.any([signal, lost.signal])
  let renewal = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renew(route, entry, lost)
  }, leaseMs / 3)
  try {
    let cursor: string | null = entry.cursor
    while (cursor !== null && !end.aborted)
      cursor = await deliverPage(route, { ...entry, cursor }, end)
  } catch (error) {
    if (!lost.signal.aborted) throw error
  } finally {
    clearInterval(timer)
    await renewal
  }
}

/** Aborts where another replica has the lease, or a replay began. */
async function renew(
  { name, ledger, report }: Route,
  { replays }: LedgerEntry,
  lost: AbortController,
) {
  const entry = await ledger.hold(name, report.held()).catch(() => null)
  if (entry?.replays !== replays) lost.abort()
}

/** Doubles up to two seconds; the jitter keeps receivers and replicas from acting in step. */
function backOffMs(failures: number) {
  const longestMs = Math.min(2000, 100 * 2 ** (failures - 1))
  return longestMs * (0.5 + Math.random() / 2)
}

async function rest(ms: number, signal: AbortSignal) {
  await pause(ms, undefined, { signal }).catch(() => {})
}
