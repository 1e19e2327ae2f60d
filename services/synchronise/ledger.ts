import type { FeedPage } from '@workshop/datasets/posts/change'
import { type Db, MongoServerError } from 'mongodb'
import { feedStart } from './feed.ts'
import type { Status } from './status.ts'

/** The cursor of one receiver, and the lease of the replica that delivers to it. */
export type LedgerEntry = {
  _id: string
  /** The receiver has stored everything before it. */
  cursor: string
  saved?: Date
  /** A replica that knows a smaller number must read the entry again. */
  replays: number
  delivered: number
  batches: number
  /** The replica that has the lease, and the end of it. */
  holder?: string
  until?: Date
  status?: Status
}

export const leaseMs = 3000

const counts = { delivered: 0, batches: 0 }

export type Ledger = ReturnType<typeof createLedger>

/**
 * The entries, in the database; `holder` names this replica. The lease
 * only saves double work: deliveries are correct without it.
 */
export function createLedger(db: Db, holder: string) {
  const entries = db.collection<LedgerEntry>('receivers')

  /** Takes or renews the lease; null while another replica has it. */
  async function hold(name: string, status?: Status) {
    await db.client.connect()
    return entries
      .findOneAndUpdate(
        { _id: name, $or: availableTo(holder) },
        {
          $set: {
            holder,
            until: new Date(Date.now() + leaseMs),
            ...(status && { status }),
          },
          $setOnInsert: { ...counts, cursor: feedStart, replays: 0 },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .catch(nullIfTaken)
  }

  /** Moves the cursor behind a page; null where the lease was lost or a replay began. */
  async function save(entry: LedgerEntry, page: FeedPage, status: Status) {
    const { _id, replays } = entry
    const { next: cursor, changes } = page
    const { matchedCount } = await entries.updateOne(
      { _id, replays, holder },
      {
        $set: { cursor, status, saved: new Date() },
        $inc: { delivered: changes.length, batches: 1 },
      },
    )
    return matchedCount === 1 ? cursor : null
  }

  /** Sends a receiver back to the start, whichever replica delivers to it. */
  async function replay(name: string) {
    await entries.updateOne(
      { _id: name },
      {
        $set: { cursor: feedStart },
        $inc: { replays: 1 },
        $setOnInsert: counts,
      },
      { upsert: true },
    )
  }

  async function release() {
    const $unset = { holder: 1, until: 1 } as const
    await entries.updateMany({ holder }, { $unset })
  }

  const find = (names: string[]) =>
    entries.find({ _id: { $in: names } }).toArray()

  return { hold, save, replay, release, find }
}

function availableTo(holder: string) {
  return [
    { holder },
    { until: { $lt: new Date() } },
    { until: { $exists: false } },
  ]
}

/** A duplicate key: the entry is there, and another replica has its lease. */
function nullIfTaken(error: unknown) {
  if (error instanceof MongoServerError && error.code === 11000) return null
  throw error
}
