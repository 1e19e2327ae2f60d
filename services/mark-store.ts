import type { Collection } from 'mongodb'

/** What a reader has marked: liked, or hidden. */
export type Mark = { post: string; user: string }

export type StoredMark = Mark & {
  _id: string
  /** The partner's key: a new one for each time that the mark is put. */
  token: string
  at: Date
  /** Keys of the requests that still put it: a failed one leaves it to the others. */
  requests?: string[]
  /** Present once the partner has it. */
  sentAt?: Date
  /**
   * Present once it no longer counts: a reader takes it back; every request for it
   * has failed and the partner never got it; or it was not there to be taken back.
   */
  removal?: 'running' | 'over' | 'unsent' | 'absent'
  removedAt?: Date
  /** A new id with each write that changes the number of marks, until it is published. */
  unpublished?: string
}

/** One piece of work: its key, and when it came. */
export type MarkWork = { key: string; acceptedAt: Date }

/** Marks that are not being taken back. */
export const isMarked = { removal: { $exists: false } }

/** How long a removed mark is remembered: longer than a request has attempts. */
export const removedMarks = {
  key: { removedAt: 1 },
  expireAfterSeconds: 24 * 60 * 60,
} as const

const whenPutAgain = {
  removal: 1,
  removedAt: 1,
  sentAt: 1,
  requests: 1,
} as const

type Note = Pick<StoredMark, 'unpublished'>

/**
 * Writes of several requests for the same mark: the one that came last decides.
 * `note` is part of each write that changes the number of marks.
 */
export function createMarkStore(
  marks: Collection<StoredMark>,
  note: () => Note = () => ({}),
) {
  /** Answers with the mark as it is then: removed where that was asked for later. */
  async function put(mark: Mark, work: MarkWork, token: string) {
    const _id = idOf(mark)
    const { key, acceptedAt } = work
    const known = await marks.findOneAndUpdate(
      { _id },
      { $max: { at: acceptedAt } },
    )
    if (known?.removal) await restore(_id, work, token)
    else if (known?.sentAt) return known

    const stored = await marks.findOneAndUpdate(
      { _id },
      {
        $setOnInsert: { ...mark, token },
        $set: note(),
        $max: { at: acceptedAt },
        $addToSet: { requests: key },
      },
      { upsert: true, returnDocument: 'after' },
    )
    if (!stored) throw new Error(`The mark ${_id} was not stored.`)
    return stored
  }

  /** Unless the mark was taken back after this request. */
  async function restore(
    _id: string,
    { acceptedAt }: MarkWork,
    token: string,
  ) {
    const takenBackBefore = {
      removal: { $exists: true },
      removedAt: { $lte: acceptedAt },
      // Its own: a late repetition of the request that was taken back.
      token: { $ne: token },
    }
    await marks.updateOne(
      { _id, $or: [{ removal: 'unsent' }, takenBackBefore] },
      { $set: { token, at: acceptedAt, ...note() }, $unset: whenPutAgain },
    )
  }

  async function sent(mark: Mark, token: string) {
    await marks.updateOne(
      { _id: idOf(mark), token },
      { $set: { sentAt: new Date() }, $unset: { requests: 1 } },
    )
  }

  /** The mark no longer counts where no other request puts it, and none has. */
  async function undoPut(mark: Mark, key: string) {
    const _id = idOf(mark)
    await marks.updateOne({ _id }, { $pull: { requests: key } })
    await marks.updateOne(
      {
        _id,
        requests: { $size: 0 },
        sentAt: { $exists: false },
        removal: { $nin: ['over', 'absent'] },
      },
      { $set: { removal: 'unsent', removedAt: new Date(), ...note() } },
    )
  }

  /** Null where there is nothing to take back, or it was put after this request. */
  async function startRemoval(mark: Mark, { acceptedAt }: MarkWork) {
    const stored = await marks.findOneAndUpdate(
      {
        _id: idOf(mark),
        at: { $lte: acceptedAt },
        removal: { $nin: ['over', 'unsent', 'absent'] },
      },
      {
        $set: { removal: 'running', ...note() },
        $max: { removedAt: acceptedAt },
      },
    )
    if (!stored) await rememberRemoval(mark, acceptedAt)
    return stored
  }

  /** A request that came before, and is performed later, finds the mark removed. */
  async function rememberRemoval(mark: Mark, removedAt: Date) {
    const _id = idOf(mark)
    const absent = { removal: 'absent', removedAt } as const
    await marks.bulkWrite([
      {
        updateOne: {
          filter: { _id, removal: { $in: ['over', 'absent'] } },
          update: { $max: { removedAt } },
        },
      },
      {
        updateOne: {
          filter: { _id, removal: 'unsent' },
          update: { $set: absent },
        },
      },
      {
        updateOne: {
          filter: { _id },
          update: {
            $setOnInsert: { ...mark, ...absent, token: '', at: removedAt },
          },
          upsert: true,
        },
      },
    ])
  }

  /** The mark stays for a while, so that late attempts find it removed. */
  async function finishRemoval(
    mark: Mark,
    { acceptedAt }: MarkWork,
    token: string,
  ) {
    await marks.updateOne(
      { _id: idOf(mark), token, removal: { $ne: 'unsent' } },
      {
        // It may count again, since another removal has failed meanwhile.
        $set: { removal: 'over', ...note() },
        $max: { removedAt: acceptedAt },
      },
    )
  }

  async function undoRemoval(mark: Mark) {
    await marks.updateOne(
      { _id: idOf(mark), removal: 'running' },
      { $unset: { removal: 1, removedAt: 1 }, $set: note() },
    )
  }

  return { put, sent, undoPut, startRemoval, finishRemoval, undoRemoval }
}

/** One for each user and post; no character of either can be mistaken. */
export function idOf({ post, user }: Mark) {
  return JSON.stringify([post, user])
}
