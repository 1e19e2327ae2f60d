import type { FeedPage } from '@workshop/datasets/posts/change'
import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { beginning, readFeed } from './feed.ts'
import type { Ledger, Place } from './ledger.ts'
import type { Report } from './report.ts'

/** How long a receiver may take to store a page, in milliseconds. */
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
 * Carries one page from the feed to the receiver, then moves the cursor.
 * Killed in between, it carries the page again, which does no harm.
 * Answers with the next cursor; null when the place must be looked up again.
 */
export async function deliverPage(
  route: Route,
  place: Place,
  signal: AbortSignal,
) {
  const { rest, ledger, report } = route
  try {
    const page = await readFeed(rest, place.cursor, report.wait(), signal)
    report.read(page)
    await put(route, page, signal)
    const status = report.delivered(page)
    return await ledger.save(place, page, status)
  } catch (error) {
    if (!mustBeginAgain(error, place)) throw error
    report.beginsAgain(error)
    await ledger.replay(place._id)
    return null
  }
}

async function put(
  { receiver, token }: Route,
  page: FeedPage,
  signal: AbortSignal,
) {
  const { changes, snapshot, complete } = page
  const { status } = await receiver.call('/intake', {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}` },
    data: { changes, snapshot, complete },
    deadlineMs,
    signal,
  })
  if (status === 404) throw new UpstreamUnavailable(receiver.upstream)
}

/** The master no longer knows the cursor (410), or the receiver lost what was before it (409). */
function mustBeginAgain(
  error: unknown,
  { cursor }: Place,
): error is Problem {
  const isGap =
    error instanceof Problem && [409, 410].includes(error.status)
  return isGap && cursor !== beginning
}
