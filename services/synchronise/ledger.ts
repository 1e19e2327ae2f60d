import type { FeedPage } from '@workshop/datasets/posts/change'
import { type Db, MongoServerError } from 'mongodb'
import { beginning } from './feed.ts'
import type { Status } from './status.ts'

/** How far a receiver is, and who delivers to it. */
export type Place = {
  _id: string
  /** The feed's token: everything before it is stored at the receiver. */
  cursor: string
  saved?: Date
  /** How often it was sent back to the beginning: whoever knows an older number must look again. */
  replays: number
  delivered: number
  batches: number
  /** The replica that delivers, and how long the others leave it alone. */
  holder?: string
  until?: Date
  status?: Status
}

/** How long a silent holder keeps a receiver to itself, in milliseconds. */
export const lease = 3000

const counts = { delivered: 0, batches: 0 }

export type Ledger = ReturnType<typeof createLedger>

/** The cursors, in the database. `holder` names this replica: the lease spares double work, it is not what makes deliveries right. */
export function createLedger(db: Db, holder: string) {
  const places = db.collection<Place>('receivers')

  /** Takes the lease or keeps it; null while another replica has it. */
  async function hold(name: string, status?: Status) {
    await db.client.connect()
    return places
      .findOneAndUpdate(
        { _id: name, $or: availableTo(holder) },
        {
          $set: {
            holder,
            until: new Date(Date.now() + lease),
            ...(status && { status }),
          },
          $setOnInsert: { ...counts, cursor: beginning, replays: 0 },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .catch(nullIfTaken)
  }

  /** Moves the cursor behind a page; null where the place is somebody else's or was sent back meanwhile. */
  async function save(place: Place, page: FeedPage, status: Status) {
    const { _id, replays } = place
    const { next: cursor, changes } = page
    const { matchedCount } = await places.updateOne(
      { _id, replays, holder },
      {
        $set: { cursor, status, saved: new Date() },
        $inc: { delivered: changes.length, batches: 1 },
      },
    )
    return matchedCount === 1 ? cursor : null
  }

  /** Sends a receiver back to the beginning, whoever delivers to it. */
  async function replay(name: string) {
    await places.updateOne(
      { _id: name },
      {
        $set: { cursor: beginning },
        $inc: { replays: 1 },
        $setOnInsert: counts,
      },
      { upsert: true },
    )
  }

  async function release() {
    const $unset = { holder: 1, until: 1 } as const
    await places.updateMany({ holder }, { $unset })
  }

  const find = (names: string[]) =>
    places.find({ _id: { $in: names } }).toArray()

  return { hold, save, replay, release, find }
}

function availableTo(holder: string) {
  return [
    { holder },
    { until: { $lt: new Date() } },
    { until: { $exists: false } },
  ]
}

/** The key is taken where the place is there and another replica has it. */
function nullIfTaken(error: unknown) {
  if (error instanceof MongoServerError && error.code === 11000) return null
  throw error
}
