import { setTimeout as pause } from 'node:timers/promises'
import { deliverPage, type Route } from './deliver.ts'
import { lease, type Place } from './ledger.ts'

/** Delivers to one receiver until the signal: while this replica has the lease, else it waits for it. */
export async function follow(route: Route, signal: AbortSignal) {
  const { name, ledger, report } = route
  while (!signal.aborted) {
    try {
      const place = await ledger.hold(name, report.held())
      report.hold(place)
      if (place) await deliverWhileHeld(route, place, signal)
      else await rest(lease / 3, signal)
    } catch (error) {
      if (signal.aborted) return
      await rest(backOff(report.failed(error)), signal)
    }
  }
}

/** Page after page, until the place is somebody else's, was sent back, or something fails. */
async function deliverWhileHeld(
  route: Route,
  place: Place,
  signal: AbortSignal,
) {
  const ended = new AbortController()
  const end = AbortSignal.any([signal, ended.signal])
  let renewal = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renew(route, place, ended)
  }, lease / 3)
  try {
    let cursor: string | null = place.cursor
    while (cursor !== null && !end.aborted)
      cursor = await deliverPage(route, { ...place, cursor }, end)
  } catch (error) {
    if (!ended.signal.aborted) throw error
  } finally {
    clearInterval(timer)
    await renewal
  }
}

/** Aborts where the lease was lost, or the receiver sent back to the beginning. */
async function renew(
  { name, ledger, report }: Route,
  { replays }: Place,
  ended: AbortController,
) {
  const kept = await ledger.hold(name, report.held()).catch(() => null)
  if (kept?.replays !== replays) ended.abort()
}

/** Twice as long each time, up to two seconds; the jitter keeps receivers and replicas from trying in step. */
function backOff(failures: number) {
  const longest = Math.min(2000, 100 * 2 ** (failures - 1))
  return longest * (0.5 + Math.random() / 2)
}

async function rest(milliseconds: number, signal: AbortSignal) {
  await pause(milliseconds, undefined, { signal }).catch(() => {})
}
