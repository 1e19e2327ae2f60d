import { allow } from '@workshop/platform/allow'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import { noFields, userPath } from '@workshop/services/marks'
import { markRoutes } from '@workshop/services/marks-routes'
import express, { type RequestHandler } from 'express'
import type { Hidden } from './hide.ts'

/** `/users/{user}/hidden/{post}`; `answer` is the variant: it waits, or it redirects. */
export function createApp(hidden: Hidden, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app.use(
    markRoutes({
      path: '/users/:user/hidden/:post',
      find: hidden.find,
      answer,
      missing: 'The post is not hidden',
    }),
  )

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
