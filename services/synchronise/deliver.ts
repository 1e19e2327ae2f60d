import type { FeedPage } from '@workshop/datasets/posts/change'
import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { feedStart, readFeed } from './feed.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'
import type { Report } from './report.ts'

/** How long a receiver may take to store a page. */
const deadlineMs = 30_000

/** The way from the feed to one receiver. */
export type Route = {
  name: string
  rest: Client
  receiver: Client
  token: string
  ledger: Ledger
  report: Report
}

/**
 * Carries one page from the feed to the receiver, then moves the cursor. After a
 * kill in between it carries the page again, which does no harm.
 * Resolves with the next cursor; null when the entry must be read again.
 */
export async function deliverPage(
  route: Route,
  entry: LedgerEntry,
  signal: AbortSignal,
) {
  const { rest, ledger, report } = route
  try {
    const wait = report.waitSeconds()
    const page = await readFeed(rest, entry.cursor, wait, signal)
    report.read(page)
    await put(route, page, signal)
    return await ledger.save(entry, page, report.delivered(page))
  } catch (error) {
    if (!mustRestart(error, entry)) throw error
    report.restarts(error)
    await ledger.replay(entry._id)
    return null
  }
}

async function put(
  { receiver, token }: Route,
  { changes, snapshot, complete }: FeedPage,
  signal: AbortSignal,
) {
  const { status } = await receiver.call('/intake', {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}` },
    data: { changes, snapshot, complete },
    deadlineMs,
    signal,
  })
  if (status === 404) throw new UpstreamUnavailable(receiver.upstream)
}

/** The feed no longer knows the cursor (410), or the receiver lost its store (409). */
function mustRestart(
  error: unknown,
  { cursor }: LedgerEntry,
): error is Problem {
  const isGap =
    error instanceof Problem && [409, 410].includes(error.status)
  return isGap && cursor !== feedStart
}
