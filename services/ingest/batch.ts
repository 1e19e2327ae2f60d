import {
  type Batch,
  batchSchema,
  type Snapshot,
} from '@workshop/datasets/posts/change'
import { compareKeys, keyOf } from '@workshop/datasets/posts/key'
import type * as z from 'zod'
import { latestMoment } from './moment.ts'
import { isWithin } from './range.ts'

type Refuse = (path: (string | number)[], message: string) => void

/** The body of `PUT /intake`. Unknown fields and operators in place of values are refused. */
export const intakeSchema = batchSchema.superRefine((batch, context) => {
  const refuse: Refuse = (path, message) =>
    context.addIssue({ code: 'custom', path, message })
  checkIds(batch, refuse)
  checkMoments(batch, refuse)
  checkRange(batch, refuse)
}) satisfies z.ZodType<Batch>

function checkIds({ changes }: Batch, refuse: Refuse) {
  for (const [index, change] of changes.entries())
    if (change.type === 'upsert' && change.id !== change.post.id)
      refuse(
        ['changes', index, 'post', 'id'],
        'must be the id of the change',
      )
}

/** A change from the future would win over every later one. */
function checkMoments({ changes, snapshot }: Batch, refuse: Refuse) {
  const latest = latestMoment()
  const message = 'must not be in the future'
  for (const [index, { at }] of changes.entries())
    if (at > latest) refuse(['changes', index, 'at'], message)
  if (snapshot && snapshot.at > latest) refuse(['snapshot', 'at'], message)
}

function checkRange({ changes, snapshot }: Batch, refuse: Refuse) {
  if (!snapshot) return
  if (!isInOrder(snapshot))
    return refuse(['snapshot', 'until'], 'must come after `after`')
  if (!changes.every(({ id }) => isWithin(snapshot, id)))
    refuse(['changes'], 'must be in the range of the snapshot')
}

function isInOrder({ after, until }: Snapshot) {
  if (after === null || until === null) return true
  return compareKeys(keyOf(after), keyOf(until)) < 0
}
