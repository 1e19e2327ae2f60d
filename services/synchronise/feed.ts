import {
  type Change,
  changesPerPage,
  pageSchema,
} from '@workshop/datasets/posts/change'
import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import * as z from 'zod'

/** The cursor at which the feed begins with a snapshot of all posts. */
export const feedStart = '0'

/** Each receiver checks the changes: here, only the fields that this service reads. */
const feedSchema = pageSchema.strip().extend({
  changes: z.array(
    z.custom<Change>(change => typeof Object(change).time === 'number'),
  ),
})

/**
 * The changes after the cursor. While there are none, the feed holds its
 * answer for up to `wait` seconds (`Prefer: wait`, RFC 7240, section 4.3).
 * Rejects with a 410 Problem where the feed does not know the cursor.
 */
export async function readFeed(
  rest: Client,
  since: string,
  wait: number,
  signal: AbortSignal,
) {
  const deadlineMs = (wait + 5) * 1000
  const { data } = await rest.call('/api/changes', {
    params: { since, limit: changesPerPage },
    headers: { Prefer: `wait=${wait}` },
    deadlineMs,
    // The feed may hold its answer for all of the wait.
    tryTimeoutMs: deadlineMs,
    signal,
  })
  const parsed = feedSchema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new UpstreamUnavailable(rest.upstream, parsed.error)
}
