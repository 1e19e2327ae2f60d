import { Postings } from '../text/postings.ts'
import { Catalog } from './catalog.ts'
import { openEnvironment } from './environment.ts'
import { LmdbStore, type LocalStore } from './lmdb-store.ts'
import { lock } from './lock.ts'
import { Log, type LogLimits } from './log.ts'
import { Reading } from './reading.ts'
import { Retries } from './retries.ts'
import type { Store } from './store.ts'

export type { LocalStore } from './lmdb-store.ts'
export { holderOf } from './lock.ts'

/** The reading half of a store. */
export type Reader = Pick<
  Store,
  | 'get'
  | 'query'
  | 'count'
  | 'estimate'
  | 'explain'
  | 'collection'
  | 'collections'
>

export type StoreOptions = {
  /** Milliseconds since the epoch: what TTL indexes and the change log go by. */
  now?: () => number
  /** How much of the change log is kept. */
  log?: Partial<LogLimits>
  /** How often expired documents are looked for (ms); 0: only by `sweep()`. */
  sweepInterval?: number
}

const megabyte = 1024 * 1024
/** What 100,000 posts, and their copies in three services, come to. */
const logLimits = { bytes: 256 * megabyte, changes: 1_000_000 }

/** Opens the data in `folder` and locks it; an error names the process that holds it. */
export async function openStore(
  folder: string,
  options: StoreOptions = {},
): Promise<LocalStore> {
  const { now = Date.now, sweepInterval = 5000 } = options
  const held = lock(folder)
  try {
    const environment = openEnvironment(folder)
    const catalog = new Catalog(environment)
    const log = new Log(environment, { ...logLimits, ...options.log })
    const retries = new Retries(environment, now)
    const reading = new Reading(environment, catalog)
    const postings = new Postings(environment)
    environment.flush = () => postings.flush()
    const parts = {
      postings,
      environment,
      catalog,
      log,
      retries,
      reading,
      now,
    }
    return new LmdbStore(parts, held, sweepInterval)
  } catch (error) {
    held.release()
    throw error
  }
}

/** Reads the data of a store that is open in this process, from another thread of it. */
export function openReader(folder: string): Reader {
  const environment = openEnvironment(folder)
  environment.isShared = true
  const catalog = new Catalog(environment)
  return new Reading(environment, catalog, () => {
    environment.root.resetReadTxn()
    catalog.refresh()
  })
}
