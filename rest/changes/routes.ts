import { preferencesOf } from '@workshop/platform/prefer'
import type { RequestHandler, Response } from 'express'
import * as z from 'zod'
import { endHal } from '../hal.ts'
import { whole } from '../query.ts'
import type { Feed, FeedPage, Reading } from './feed.ts'
import type { Changes } from './page.ts'
import { readToken, writeToken } from './token.ts'

export const changesQuery = z.strictObject({
  since: z
    .string()
    .default('0')
    .meta({
      description: 'The token `next` of an answer; 0 begins',
      examples: ['0'],
    }),
  limit: whole(1, 1000).default(500),
})

const maxWaitSeconds = 30

/** The feed; `Prefer: wait` (RFC 7240) holds an empty answer open. */
export function answerChanges(
  feed: Feed,
  shutdown: AbortSignal,
): RequestHandler {
  return async function changes(req, res) {
    const { since, limit } = changesQuery.parse(req.query)
    const { wait: preferred } = preferencesOf(req)
    const wait = preferred && Math.min(preferred, maxWaitSeconds)
    const page = await read(since, {
      limit,
      waitMs: (wait ?? 0) * 1000,
      signal: untilAborted(res, shutdown),
    })

    // The next request then meets a closed port at once.
    if (shutdown.aborted) res.set('Connection', 'close')
    res.vary('Prefer').set('Cache-Control', 'no-store')
    if (wait !== undefined) res.set('Preference-Applied', `wait=${wait}`)
    endHal(res, toBody(page, since, limit))
  }

  async function read(since: string, reading: Reading): Promise<FeedPage> {
    if (since === '0') return feed.begin(reading)
    const place = readToken(since)
    // During a shutdown nothing new is opened.
    if (shutdown.aborted && !place.snapshot)
      return { changes: [], next: place, complete: false }
    return feed.read(place, reading)
  }
}

function toBody(page: FeedPage, since: string, limit: number): Changes {
  const next = writeToken(page.next)
  const at = (token: string) => ({
    href: `/api/changes?since=${token}&limit=${limit}`,
  })
  return { ...page, next, _links: { self: at(since), next: at(next) } }
}

/** Aborted when the reader leaves or the process shuts down. */
function untilAborted(res: Response, shutdown: AbortSignal) {
  const waiting = new AbortController()
  const abort = () => waiting.abort()
  if (shutdown.aborted) abort()
  shutdown.addEventListener('abort', abort)
  res.once('close', () => {
    shutdown.removeEventListener('abort', abort)
    abort()
  })
  return waiting.signal
}
