import type { Snapshot } from '@workshop/datasets/posts/change'
import { compareKeys, keyOf } from '@workshop/datasets/posts/key'
import { Problem } from '@workshop/platform/errors'
import { type Collection, MongoServerError } from 'mongodb'
import { isBefore } from './moment.ts'

/** The progress of a receiver's snapshot. */
export type Covered = {
  _id: 'posts'
  /** A whole snapshot is in; `at` is when that one began. */
  complete?: true
  at?: string
  /** The latest snapshot; all its pages up to `until` are in; null is the end. */
  snapshot?: { at: string; until: string | null }
}

const _id = 'posts'

export function findCovered(intake: Collection<Covered>) {
  return intake.findOne({ _id })
}

/**
 * Refuses a gap: changes for a receiver without a whole snapshot, because
 * its store was lost, and a page whose predecessors are missing. Throws a
 * Problem with status 409.
 */
export function refuseGap(covered: Covered | null, page?: Snapshot) {
  const gap = page ? isAhead(covered, page) : !covered?.complete
  if (!gap) return
  throw new Problem(409, 'There is a gap before this batch', {
    detail: 'Read the feed again from 0 and deliver all of it.',
  })
}

function isAhead(covered: Covered | null, { at, after }: Snapshot) {
  if (after === null) return false
  const known = covered?.snapshot
  if (known?.at !== at) return !known || at > known.at
  if (known.until === null) return false
  return compareKeys(keyOf(after), keyOf(known.until)) > 0
}

/** Notes a page that begins a snapshot or continues it; a repeated page changes nothing. */
export async function cover(intake: Collection<Covered>, page: Snapshot) {
  const { at, after, until } = page
  const whole = until === null ? { complete: true as const, at } : {}
  const $set = { snapshot: { at, until }, ...whole }

  if (after === null) return begin(intake, at, $set)
  await intake.updateOne(
    { _id, 'snapshot.at': at, 'snapshot.until': after },
    { $set },
  )
}

async function begin(
  intake: Collection<Covered>,
  at: string,
  $set: Partial<Covered>,
) {
  const older = { _id, 'snapshot.at': isBefore(at) } as const
  await intake
    .updateOne(older, { $set }, { upsert: true })
    .catch(ignoreDuplicateKey)
}

/** A duplicate key: the same or a later snapshot has begun. */
function ignoreDuplicateKey(error: unknown) {
  if (error instanceof MongoServerError && error.code === 11000) return
  throw error
}
