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
 * Carries one page from the feed to the receiver. Resolves with the next cursor;
 * null when the entry must be read again.
 */
export async function deliverPage(
  route: Route,
  entry: LedgerEntry,
  signal: AbortSignal,
): Promise<string | null> {
  const { rest, ledger, report } = route
  const wait = report.waitSeconds()
  const page = await readFeed(rest, entry.cursor, wait, signal)
  report.read(page)
  // TODO: `put` the page, and move the cursor: `ledger.save` takes the entry, the
  // page and `report.delivered(page)`. In which order, and what if one of them fails?
  // Where all must be read again, `report.restarts(error)` and `ledger.replay`.
  void [ledger, put, mustRestart]
  throw new Error('Nothing is delivered yet')
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

/** Whether the feed must be read from its start again. */
function mustRestart(
  error: unknown,
  { cursor }: LedgerEntry,
): error is Problem {
  // TODO: a Problem says so by its status; at the start there is nothing to repeat.
  void [error, Problem, cursor, feedStart]
  return false
}
