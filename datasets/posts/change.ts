import * as z from 'zod'
import { postSchema } from './post.ts'

export const changesPerPage = 1000

const moment = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits')
  .describe('The moment on MongoDB’s logical clock; sorts as text')

const id = z.string().min(1).max(1000)

const shared = {
  id,
  at: moment,
  time: z.int().min(0).describe('Milliseconds since 1970'),
}

/** A change to a post, as the feed of `rest` carries it to every receiver. */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('upsert'),
    ...shared,
    post: postSchema,
  }),
  z.strictObject({ type: z.literal('delete'), ...shared }),
])

/** A page with every post of `after` < id ≤ `until`. */
export const snapshotSchema = z.strictObject({
  at: moment,
  after: id.nullable().describe('null: from the beginning'),
  until: id.nullable().describe('null: to the end'),
})

/** What `synchronise` hands on of a page: a part of the feed. */
export const batchSchema = z.strictObject({
  changes: z.array(changeSchema).max(changesPerPage),
  snapshot: snapshotSchema.optional(),
  complete: z.boolean().describe('Nothing more was known'),
})

/** A page of the feed. */
export const pageSchema = batchSchema.extend({
  next: z.string().min(1).describe('Where to read on: the next `since`'),
})

export type Change = z.infer<typeof changeSchema>
export type Snapshot = z.infer<typeof snapshotSchema>
export type Batch = z.infer<typeof batchSchema>
export type FeedPage = z.infer<typeof pageSchema>
