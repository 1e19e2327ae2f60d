import { allow } from '@workshop/platform/allow'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import express, { type RequestHandler } from 'express'
import type { Shares } from './share.ts'

/** `/posts/{post}/shares`; `answer` is the variant: it waits, or it redirects. */
export function createApp(shares: Shares, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app.route('/posts/:post/shares').post(answer).all(allow('POST'))

  app
    .route('/posts/:post/shares/:share')
    .get(async (req, res) => {
      const { post, share } = req.params
      res.json(await shares.find(post, share))
    })
    .all(allow('GET', 'HEAD'))

  return app
}
