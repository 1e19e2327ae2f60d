import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import { answerPageFile, sendPage } from '@workshop/platform/pages/pages'
import express from 'express'
import { type Parts, readProgress } from './progress.ts'

const view = 'services/synchronise/progress.ejs'

/** `GET /progress`, and `POST /receivers/{receiver}/replay`. */
export function createApp({ names, ledger, held }: Parts) {
  const app = express().use(localRequests())
  const read = allow('GET', 'HEAD')

  app
    .route('/progress')
    .get(async (req, res) => {
      const receivers = await readProgress({ names, ledger, held })
      res.set('Cache-Control', 'no-store').vary('Accept')
      // Scripts that accept anything get JSON; browsers prefer HTML.
      if (req.accepts(['json', 'html']) === 'html')
        return sendPage(res, view, { receivers })
      res.json({ receivers: receivers.map(({ progress }) => progress) })
    })
    .all(read)
  app.route('/progress/:file').get(answerPageFile).all(read)

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
