import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import { markPath, noFields, userPath } from '@workshop/services/marks'
import express, { type RequestHandler } from 'express'
import type { Hidden } from './hide.ts'

/** `/users/{user}/hidden/{post}`; `answer` is the variant: it waits, or it redirects. */
export function createApp(hidden: Hidden, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app
    .route('/users/:user/hidden/:post')
    .put(answer)
    .delete(answer)
    .get(async (req, res) => {
      noFields.parse(req.query)
      const found = await hidden.find(markPath.parse(req.params))
      if (!found) throw new Problem(404, 'The post is not hidden')
      res.json(found)
    })
    .all(allow('GET', 'HEAD', 'PUT', 'DELETE'))

  app
    .route('/users/:user/hidden')
    .get(async (req, res) => {
      noFields.parse(req.query)
      const { user } = userPath.parse(req.params)
      res.json({ user, posts: await hidden.all(user) })
    })
    .all(allow('GET', 'HEAD'))

  return app
}
