import type { FeedPage } from '@workshop/datasets/posts/change'
import { countIn, type Window } from './rate.ts'

export type State = 'starting' | 'snapshot' | 'following' | 'unavailable'

/** The way to one receiver. Moments are milliseconds since 1970. */
export type Status = {
  state: State
  since: number
  /** The time of the oldest undelivered change; null when none is known. */
  behind: number | null
  /** The snapshot under way: posts delivered, and up to which id. */
  snapshot?: { posts: number; until: string | null }
  /** The number of changes delivered lately. */
  window?: Window
  /** The service, or MongoDB, that does not answer. */
  unavailable?: string
}

export function starting(): Status {
  return { state: 'starting', since: Date.now(), behind: null }
}

/** The first change of a page is the oldest undelivered one. */
export function afterReading(status: Status, page: FeedPage): Status {
  const [first] = page.changes
  const behind = page.complete ? null : status.behind
  return { ...status, behind: first?.time ?? behind }
}

export function afterDelivery(status: Status, page: FeedPage): Status {
  const { changes, complete } = page
  const last = changes.at(-1)?.time ?? status.behind
  return {
    ...enter(status, page.snapshot?.until ? 'snapshot' : 'following'),
    behind: complete ? null : last,
    snapshot: count(status, page),
    window: countIn(status.window, changes.length),
    unavailable: undefined,
  }
}

export function becomeUnavailable(
  status: Status,
  unavailable: string,
): Status {
  return { ...enter(status, 'unavailable'), unavailable }
}

/** The age of the oldest undelivered change, in seconds. */
export function lagOf({ behind }: Status) {
  return behind === null ? 0 : Math.max(0, Date.now() - behind) / 1000
}

function enter(status: Status, state: State): Status {
  if (status.state === state) return status
  return { ...status, state, since: Date.now() }
}

function count(
  { snapshot }: Status,
  { snapshot: page, changes }: FeedPage,
) {
  if (!page) return undefined
  const before = page.after === null ? 0 : (snapshot?.posts ?? 0)
  return { posts: before + changes.length, until: page.until }
}
