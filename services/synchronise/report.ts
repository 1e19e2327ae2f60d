import type { FeedPage } from '@workshop/datasets/posts/change'
import { UpstreamUnavailable } from '@workshop/platform/client/client'
import type { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import { isDatabaseUnavailable } from '@workshop/platform/unavailable'
import type { Figures } from './figures.ts'
import type { Place } from './ledger.ts'
import {
  afterDelivery,
  afterReading,
  becomeUnavailable,
  type Status,
  starting,
} from './status.ts'

/** How long the feed may hold an empty answer, in seconds. */
const longPoll = 10

export type Report = ReturnType<typeof createReport>

/** Keeps the status of one receiver, and says in log and metrics what changes. */
export function createReport(
  receiver: string,
  parentLog: Logger,
  figures: Figures,
) {
  const log = parentLog.child({ receiver })
  let held = false
  let failures = 0
  let status: Status = starting()

  /** The lease was taken, kept or lost; a place's earlier status goes on. */
  function hold(place: Place | null) {
    if (place && !held)
      status = { ...starting(), snapshot: place.status?.snapshot }
    held = place !== null
  }

  function read(page: FeedPage) {
    status = afterReading(status, page)
  }

  function delivered(page: FeedPage) {
    if (status.unavailable)
      log.info({ unavailable: status.unavailable }, 'it is back')
    failures = 0
    status = afterDelivery(status, page)
    figures.delivered.inc({ receiver }, page.changes.length)
    figures.batches.inc({ receiver })
    if (page.snapshot?.after === null) log.info('a snapshot has begun')
    if (page.snapshot?.until === null)
      log.info({ posts: status.snapshot?.posts }, 'the snapshot is stored')
    return status
  }

  /** Said once, however often it is tried. Answers with the failures in a row. */
  function failed(error: unknown) {
    const unavailable = unavailableOf(error, receiver)
    figures.failures.inc({ receiver })
    if (status.unavailable !== unavailable)
      log.warn({ unavailable, err: error }, 'nothing is delivered')
    status = becomeUnavailable(status, unavailable)
    return ++failures
  }

  function beginsAgain({ status, title }: Problem) {
    log.warn({ status, title }, 'begins again from 0')
  }

  return {
    hold,
    read,
    delivered,
    failed,
    beginsAgain,
    now: () => status,
    /** The status, while this replica has the lease. */
    held: () => (held ? status : undefined),
    /** Worth waiting only once everything known is delivered. */
    wait: () =>
      status.behind === null && isFollowing(status) ? longPoll : 0,
  }
}

function isFollowing({ state }: Status) {
  return state === 'following'
}

function unavailableOf(error: unknown, receiver: string) {
  if (error instanceof UpstreamUnavailable) return error.upstream
  return isDatabaseUnavailable(error) ? 'mongodb' : receiver
}
