import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'

/** Ordered bytes to bytes. */
export type Table = Database<Buffer, Buffer>

/** One LMDB environment: the tables of which everything stored is made. */
export type Environment = {
  /** The file that holds it all. */
  file: string
  root: RootDatabase<Buffer, Buffer>
  /** Rises with every write of this process: data that was read ahead is then stale. */
  version: number
  /** Whether another process writes: data that was read ahead may be stale. */
  isShared: boolean
  /** Writes what the transaction has gathered for the text indexes. */
  flush: () => void
  /** [collection, id] → document. */
  records: Table
  /** [index, key, id] → length of the key. */
  entries: Table
  /** [text index, term, …] → postings. */
  words: Table
  /** [token, bytes, changes] → changes. */
  log: Table
  /** Session → its last retryable write. */
  retries: Table
  /** Catalog and counters. */
  meta: Table
}

const binary = { encoding: 'binary', keyEncoding: 'binary' } as const

/**
 * Opens the LMDB files in `folder`. A commit reaches the operating system at
 * once; `Sync` brings it to the disk.
 */
export function openEnvironment(folder: string): Environment {
  const root = open<Buffer, Buffer>(folder, {
    ...binary,
    noSubdir: false,
    maxDbs: 8,
    overlappingSync: false,
    noSync: true,
    // Documents of some hundred bytes fill larger pages better.
    pageSize: 8192,
    // Address space, not memory: growing later would map everything anew.
    ...(process.platform !== 'win32' && { mapSize: 64 * 1024 ** 3 }),
  } as never)
  const table = (name: string): Table => root.openDB(name, binary)
  return {
    file: join(folder, 'data.mdb'),
    root,
    version: 0,
    isShared: false,
    flush: () => {},
    records: table('records'),
    entries: table('entries'),
    words: table('words'),
    log: table('log'),
    retries: table('retries'),
    meta: table('meta'),
  }
}

/** Flags of an LMDB transaction that is committed when it returns. */
const committed = 2

/** Runs `change` as one LMDB transaction; what it throws takes everything back. */
export function commit(environment: Environment, change: () => void) {
  environment.root.transactionSync(change, committed as never)
}

/** Puts a value under a key that is new; false, and nothing put, where the key is there already. */
export function putNew(
  table: Table,
  key: Buffer,
  value: Uint8Array,
): boolean {
  const isPut: unknown = table.putSync(key, value as Buffer, {
    noOverwrite: true,
  })
  return isPut === true
}
