import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import { documentsOf, workOf } from '../plans/plans.ts'
import type { CursorSource } from './cursors.ts'
import { Gatherer } from './gatherer.ts'

/** Index entries and documents; a command with more work is read on a thread of its own. */
export const heavyWork = 5000

/** Where a reading command's documents come from: this thread where the work is short. */
export function readSource(request: Request, host: Host): CursorSource {
  const { database, body } = request
  const { scanners, store } = host
  if (scanners && workOf(store, database, body) > heavyWork) {
    return scanners.open(database, body.bytes)
  }
  return new Gatherer(documentsOf(store, database, body))
}
