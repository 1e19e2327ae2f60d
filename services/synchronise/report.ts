import type { FeedPage } from '@workshop/datasets/posts/change'
import { UpstreamUnavailable } from '@workshop/platform/client/client'
import type { Problem } from '@workshop/platform/errors'
import type { Logger } from '@workshop/platform/log'
import { isDatabaseUnavailable } from '@workshop/platform/unavailable'
import type { LedgerEntry } from './ledger.ts'
import type { SynchroniseMetrics } from './metrics.ts'
import {
  afterDelivery,
  afterReading,
  becomeUnavailable,
  type Status,
  starting,
} from './status.ts'

/** How long the feed may hold an empty answer. */
const longPollSeconds = 10

/** Failures are logged after this time: at a first start receivers still start. */
const graceMs = 10_000

export type Report = ReturnType<typeof createReport>

/** Keeps the status of one receiver; log and metrics tell its changes. */
export function createReport(
  receiver: string,
  parentLog: Logger,
  metrics: SynchroniseMetrics,
  now = Date.now,
) {
  const log = parentLog.child({ receiver })
  let isHeld = false
  let failures = 0
  let failingSince = 0
  /** The component that the log has called unavailable. */
  let logged: string | undefined
  let status: Status = starting()

  /** The lease was taken, renewed or lost. */
  function hold(entry: LedgerEntry | null) {
    if (entry && !isHeld)
      status = { ...starting(), snapshot: entry.status?.snapshot }
    isHeld = entry !== null
  }

  function read(page: FeedPage) {
    status = afterReading(status, page)
  }

  function delivered(page: FeedPage) {
    if (logged) log.info({ unavailable: logged }, 'it is back')
    logged = undefined
    failures = 0
    status = afterDelivery(status, page)
    metrics.delivered.inc({ receiver }, page.changes.length)
    metrics.batches.inc({ receiver })
    if (page.snapshot?.after === null) log.info('a snapshot has begun')
    if (page.snapshot?.until === null)
      log.info({ posts: status.snapshot?.posts }, 'the snapshot is stored')
    return status
  }

  /** Returns the number of failures in a row. */
  function failed(error: unknown) {
    if (failures === 0) failingSince = now()
    const unavailable = unavailableOf(error, receiver)
    metrics.failures.inc({ receiver })
    if (now() - failingSince >= graceMs && logged !== unavailable) {
      log.warn({ unavailable, err: error }, 'nothing is delivered')
      logged = unavailable
    }
    status = becomeUnavailable(status, unavailable)
    return ++failures
  }

  function restarts({ status, title }: Problem) {
    log.warn({ status, title }, 'starts again from 0')
  }

  return {
    hold,
    read,
    delivered,
    failed,
    restarts,
    /** The status, while this replica has the lease. */
    held: () => (isHeld ? status : undefined),
    /** The feed may hold its answer once every known change is delivered. */
    waitSeconds: () =>
      status.behind === null && status.state === 'following'
        ? longPollSeconds
        : 0,
  }
}

function unavailableOf(error: unknown, receiver: string) {
  if (error instanceof UpstreamUnavailable) return error.upstream
  return isDatabaseUnavailable(error) ? 'mongodb' : receiver
}
