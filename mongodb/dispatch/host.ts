import { Timestamp } from 'bson'
import type { Cursors } from '../cursors/cursors.ts'
import type { Scanners } from '../scanning/scanners.ts'
import type { Store } from '../storage/store.ts'
import type { Traffic } from '../wire/connection.ts'

/** Counters for `serverStatus`. */
type Counters = {
  connections: { current: number; totalCreated: number }
  opcounters: Record<CountedOperation, number>
  /** Per command: calls and failures. */
  commands: Map<string, { total: number; failed: number }>
}

type CountedOperation =
  | 'insert'
  | 'query'
  | 'update'
  | 'delete'
  | 'getmore'
  | 'command'

/** The server's state, which every command works on. */
export type Host = {
  store: Store
  cursors: Cursors
  /** Threads for long reads; absent where the data is not in a folder. */
  scanners?: Scanners
  counters: Counters
  traffic: Traffic
  started: Date
  setName: string
  /** Distinguishes this run of the server from earlier ones. */
  processId: Timestamp
  log(error: unknown): void
}

/** The logical clock: seconds, and the newest change's place in the log. */
export function clusterTime(store: Store, now = Date.now()): Timestamp {
  return timestampOf(store.newestToken(), Math.floor(now / 1000))
}

export function timestampOf(token: bigint, seconds: number): Timestamp {
  const increment = Number(token & 0x7fffffffn)
  return new Timestamp({ t: seconds, i: increment })
}
