import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import { z } from 'zod'

/** A page is held in memory once for each receiver: small ones keep this process small. */
const limit = 200

/** A page of the change feed. What a change says is between the master and the receiver. */
const page = z.object({
  changes: z.array(z.looseObject({ time: z.number() })),
  snapshot: z
    .looseObject({
      after: z.string().nullable(),
      until: z.string().nullable(),
    })
    .optional(),
  next: z.string().min(1),
  complete: z.boolean(),
})

export type Page = z.infer<typeof page>

/** Where the feed begins: with a snapshot of everything. */
export const beginning = '0'

/**
 * What follows the cursor. Where there is nothing, the feed holds its
 * answer for up to `wait` seconds (`Prefer: wait`, RFC 7240, section 4.3).
 * Rejects with a Problem of status 410 where the master does not know the cursor.
 */
export async function readFeed(
  rest: Client,
  since: string,
  wait: number,
  signal: AbortSignal,
) {
  const deadlineMs = (wait + 5) * 1000
  const { data } = await rest.call('/api/changes', {
    params: { since, limit },
    headers: { Prefer: `wait=${wait}` },
    deadlineMs,
    // The feed may hold its answer for all of the wait.
    tryTimeoutMs: deadlineMs,
    signal,
  })
  const parsed = page.safeParse(data)
  if (parsed.success) return parsed.data
  throw new UpstreamUnavailable(rest.upstream, parsed.error)
}
