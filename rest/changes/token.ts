import { Problem } from '@workshop/platform/errors'
import * as z from 'zod'

const placeSchema = z.strictObject({
  /** The id of the database's feed. */
  feed: z.string(),
  /** MongoDB's resume token: the feed goes on with the changes after it. */
  resume: z.record(z.string(), z.string()),
  /** Only within a snapshot: when it began, and its last id so far. */
  snapshot: z
    .strictObject({
      at: z.string().regex(/^[0-9a-f]{16}$/),
      time: z.number(),
      after: z.string(),
    })
    .optional(),
})

/** A reader's place in the feed. */
export type FeedPlace = z.infer<typeof placeSchema>

/** MongoDB's resume token. */
export type Resume = FeedPlace['resume']

export function writeToken(place: FeedPlace) {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws a 400 problem for a malformed token. */
export function readToken(token: string): FeedPlace {
  try {
    const text = Buffer.from(token, 'base64url').toString()
    return placeSchema.parse(JSON.parse(text))
  } catch (cause) {
    const message = 'must be a token of this feed, or 0'
    const errors = [{ field: 'since', message }]
    throw new Problem(400, 'The query has invalid fields', {
      errors,
      cause,
    })
  }
}
