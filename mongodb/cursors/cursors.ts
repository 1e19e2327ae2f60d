import { randomBytes } from 'node:crypto'
import { Long } from 'bson'
import { MongoError } from '../errors.ts'
import type { Batched, Limits } from './gatherer.ts'

/** Where a cursor's documents come from: this thread, another one, or the change log. */
export type CursorSource = {
  next(limits: Limits): Batched | Promise<Batched>
  close(): void
  /** A change stream: an empty batch does not end it, and `getMore` may wait for more. */
  tail?: { resumeToken(): Uint8Array }
}

export type Cursor = {
  id: bigint
  ns: string
  source: CursorSource
  session: string | undefined
  /** When it was last asked for something (ms since the epoch). */
  usedAt: number
  neverTimesOut: boolean
  isBusy: boolean
}

/** An idle cursor is closed after this time, as in MongoDB. */
const idleMs = 10 * 60_000

/** All open cursors of the server. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>()
  readonly #now: () => number
  readonly counts = { timedOut: 0, totalOpened: 0 }

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  get size() {
    return this.#open.size
  }

  list(): Iterable<Cursor> {
    return this.#open.values()
  }

  open(
    ns: string,
    source: CursorSource,
    session: Uint8Array | undefined,
    neverTimesOut = false,
  ) {
    const cursor: Cursor = {
      id: newId(),
      ns,
      source,
      session: nameOf(session),
      usedAt: this.#now(),
      neverTimesOut,
      isBusy: false,
    }
    this.counts.totalOpened++
    this.#open.set(cursor.id, cursor)
    return cursor
  }

  /** The cursor, busy until `release`. Throws where it is unknown, busy, or another session's. */
  pin(id: bigint, ns: string, session: Uint8Array | undefined) {
    const cursor = this.#open.get(id)
    if (!cursor) {
      throw new MongoError('CursorNotFound', `cursor id ${id} not found`)
    }
    checkOwner(cursor, ns, nameOf(session))
    if (cursor.isBusy) {
      throw new MongoError(
        'CursorInUse',
        `cursor id ${id} is already in use`,
      )
    }
    cursor.isBusy = true
    return cursor
  }

  release(cursor: Cursor) {
    cursor.isBusy = false
    cursor.usedAt = this.#now()
  }

  /** False where there is none of that id. */
  close(id: bigint) {
    const cursor = this.#open.get(id)
    if (!cursor) return false
    this.#open.delete(id)
    cursor.source.close()
    return true
  }

  /** Closes the idle cursors. */
  expire() {
    const limit = this.#now() - idleMs
    for (const cursor of this.#open.values()) {
      if (cursor.isBusy || cursor.neverTimesOut) continue
      if (cursor.usedAt > limit) continue
      this.close(cursor.id)
      this.counts.timedOut++
    }
  }

  closeAll() {
    for (const id of this.#open.keys()) this.close(id)
  }
}

function checkOwner(
  cursor: Cursor,
  ns: string,
  session: string | undefined,
) {
  const { id } = cursor
  if (cursor.ns !== ns) {
    throw new MongoError(
      'Unauthorized',
      `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
    )
  }
  if (cursor.session === session) return
  const was = cursor.session
    ? `in session ${cursor.session}`
    : 'without a session'
  throw new MongoError(
    'Location50738',
    `Cannot run getMore on cursor ${id}, which was created ${was}`,
  )
}

const nameOf = (session: Uint8Array | undefined) =>
  session && Buffer.from(session).toString('hex')

/** Positive, not 0, and hard to guess. */
function newId() {
  return (randomBytes(8).readBigUInt64LE() >> 2n) + 1n
}

export function toLong(id: bigint) {
  return Long.fromBigInt(id)
}
