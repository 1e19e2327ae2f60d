import { compareKeys, keyOf } from '@workshop/datasets/posts/key'
import { postSchema } from '@workshop/datasets/posts/post'
import { z } from 'zod'
import { isWithin } from './range.ts'

const id = z.string().min(1).max(1000)
const moment = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits')
const change = { id, at: moment, time: z.number().int().min(0) }

const upsert = z
  .strictObject({ type: z.literal('upsert'), ...change, post: postSchema })
  .refine(({ id, post }) => id === post.id, {
    path: ['post', 'id'],
    message: 'must be the id of the change',
  })
const deletion = z.strictObject({ type: z.literal('delete'), ...change })

const snapshot = z
  .strictObject({
    at: moment,
    after: id.nullable(),
    until: id.nullable(),
  })
  .refine(
    ({ after, until }) =>
      after === null ||
      until === null ||
      compareKeys(keyOf(after), keyOf(until)) < 0,
    { path: ['until'], message: 'must come after `after`' },
  )

/** What `PUT /intake` takes: a part of the change feed. Unknown fields are wrong, and so is an operator where a value belongs. */
export const batchSchema = z
  .strictObject({
    changes: z
      .array(z.discriminatedUnion('type', [upsert, deletion]))
      .max(1000),
    snapshot: snapshot.optional(),
    complete: z.boolean(),
  })
  .refine(
    ({ changes, snapshot }) =>
      !snapshot || changes.every(({ id }) => isWithin(snapshot, id)),
    { path: ['changes'], message: 'must be in the range of the snapshot' },
  )

export type Batch = z.infer<typeof batchSchema>
export type Change = Batch['changes'][number]
export type Snapshot = z.infer<typeof snapshot>
