import { EventEmitter, once } from 'node:events'
import type { Change } from '@workshop/datasets/posts/change'
import { wholeSnapshot } from '@workshop/services/ingest/test/batches'
import express, { type Request, type Response } from 'express'

/** A feed of changes that a test writes. A cursor is 1 plus the number of changes before it. */
export function createFeed() {
  const history: Change[] = []
  const grown = new EventEmitter()
  const feed = {
    app: express(),
    /** Answers that are held open now. */
    waiting: 0,
    isDatabaseUnavailable: false,
    isForgotten: false,
    write(...changes: Change[]) {
      history.push(...changes)
      grown.emit('change')
    },
  }

  feed.app.get('/api/changes', async (req, res) => {
    const since = Number(req.query.since)
    if (feed.isDatabaseUnavailable) return void res.status(503).json({})
    if (since > 0 && feed.isForgotten) return void res.status(410).json({})
    if (since === 0) return answer(res, wholeSnapshot(0, []), 1)

    if (since > history.length) await untilMore(req)
    const changes = history.slice(since - 1)
    answer(res, { changes, complete: true }, since + changes.length)
  })

  async function untilMore(req: Request) {
    const seconds = Number(req.get('Prefer')?.split('=')[1])
    const left = new AbortController()
    req.socket.once('close', () => left.abort())
    const signal = AbortSignal.any([
      left.signal,
      AbortSignal.timeout(seconds * 1000),
    ])
    feed.waiting++
    await once(grown, 'change', { signal }).catch(() => {})
    feed.waiting--
  }
  return feed
}

function answer(res: Response, page: object, next: number) {
  res.json({ ...page, next: String(next) })
}
