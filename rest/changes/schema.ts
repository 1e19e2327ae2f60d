import { postSchema } from '@workshop/datasets/posts/post'
import { z } from 'zod'
import { linksSchema } from '../links.ts'

const at = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('The moment on MongoDB’s logical clock; sorts as text')

export const changeSchema = z.strictObject({
  type: z.enum(['upsert', 'delete']),
  id: z.string(),
  at,
  time: z.int().describe('Milliseconds since 1970'),
  post: postSchema.optional(),
})

export type Change = z.infer<typeof changeSchema>

/** One page of the feed; `snapshot` says that it tells every post with `after` < id ≤ `until`. */
export const changesSchema = z.strictObject({
  changes: z.array(changeSchema),
  snapshot: z
    .strictObject({
      at,
      after: z.string().nullable().describe('null: from the beginning'),
      until: z.string().nullable().describe('null: to the end'),
    })
    .optional(),
  next: z.string().describe('Where to read on: the next `since`'),
  complete: z.boolean().describe('Nothing more was known'),
  _links: linksSchema,
})

export type Changes = z.infer<typeof changesSchema>
