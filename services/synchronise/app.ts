import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import express from 'express'
import type { LedgerEntry } from './ledger.ts'
import { lagOf, type Status, starting } from './status.ts'
import type { Synchronise } from './synchronise.ts'

type Parts = Pick<Synchronise, 'names' | 'ledger' | 'held'>

/** `GET /progress`, and `POST /receivers/{receiver}/replay`. */
export function createApp({ names, ledger, held }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/progress')
    .get(async (_req, res) => {
      const entries = await ledger.find(names)
      const live = held()
      const receivers = names.map(name => {
        const entry = entries.find(({ _id }) => _id === name)
        return describeProgress(name, entry, live.get(name))
      })
      res.set('Cache-Control', 'no-store').json({ receivers })
    })
    .all(allow('GET', 'HEAD'))

  app
    .route('/receivers/:receiver/replay')
    .post(async (req, res) => {
      const { receiver } = req.params
      if (!names.includes(receiver))
        throw new Problem(404, 'There is no such receiver', {
          detail: `There is ${names.join(', ')}.`,
        })
      await ledger.replay(receiver)
      res.status(202).location('/progress').json({ receiver, from: '0' })
    })
    .all(allow('POST'))

  return app
}

/** Ages and lags are seconds, moments ISO 8601. */
function describeProgress(
  receiver: string,
  entry: Partial<LedgerEntry> = {},
  held?: Status,
) {
  const { delivered = 0, batches = 0, saved, cursor = null } = entry
  const status = held ?? entry.status ?? starting()
  const { state, since, snapshot, unavailable } = status
  return {
    receiver,
    state,
    since: new Date(since).toISOString(),
    lag: lagOf(status),
    cursor,
    cursorAge: saved ? (Date.now() - saved.getTime()) / 1000 : null,
    delivered,
    batches,
    ...(snapshot && { snapshot }),
    ...(unavailable && { unavailable }),
  }
}
