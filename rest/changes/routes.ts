import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { endHal } from '../hal.ts'
import { whole } from '../query.ts'
import type { Feed, Page } from './feed.ts'
import type { Reading } from './read-changes.ts'
import type { Changes } from './schema.ts'
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

const longest = 30

/** The feed (RFC 7240 `Prefer: wait` holds an empty answer open). */
export function answerChanges(
  feed: Feed,
  ending: AbortSignal,
): RequestHandler {
  return async function changes(req, res) {
    const { since, limit } = changesQuery.parse(req.query)
    const wait = waitOf(req)
    const page = await read(since, {
      limit,
      patience: (wait ?? 0) * 1000,
      signal: untilGone(res, ending),
    })

    // Whoever polls on is to find out at once that nobody is here.
    if (ending.aborted) res.set('Connection', 'close')
    res.vary('Prefer').set('Cache-Control', 'no-store')
    if (wait !== undefined) res.set('Preference-Applied', `wait=${wait}`)
    endHal(res, toBody(page, since, limit))
  }

  async function read(since: string, reading: Reading): Promise<Page> {
    if (since === '0') return feed.begin(reading)
    const place = readToken(since)
    // A change stream would be opened and never be read.
    if (ending.aborted && !place.snapshot)
      return { changes: [], next: place, complete: false }
    return feed.read(place, reading)
  }
}

function toBody(page: Page, since: string, limit: number): Changes {
  const next = writeToken(page.next)
  return {
    ...page,
    next,
    _links: {
      self: { href: `/api/changes?since=${since}&limit=${limit}` },
      next: { href: `/api/changes?since=${next}&limit=${limit}` },
    },
  }
}

/** Aborted when nobody listens any more, or the process is to end. */
function untilGone(res: Response, ending: AbortSignal) {
  const gone = new AbortController()
  const abort = () => gone.abort()
  if (ending.aborted) abort()
  ending.addEventListener('abort', abort)
  res.once('close', () => {
    ending.removeEventListener('abort', abort)
    abort()
  })
  return gone.signal
}

/** Seconds, at most 30. */
function waitOf(req: Request) {
  const [, seconds] =
    /(?:^|,)\s*wait\s*=\s*"?(\d{1,6})\b/i.exec(req.get('Prefer') ?? '') ??
    []
  return seconds === undefined
    ? undefined
    : Math.min(Number(seconds), longest)
}
