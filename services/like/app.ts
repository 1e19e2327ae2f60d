import { allow } from '@workshop/platform/allow'
import { commaSeparated } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import {
  noFields,
  postId,
  postPath,
  userPath,
} from '@workshop/services/marks'
import { markRoutes } from '@workshop/services/marks-routes'
import express, { type RequestHandler } from 'express'
import * as z from 'zod'
import type { Likes } from './like.ts'

/** `?posts=a,b,c`; empty for none. */
export const postsQuery = z.strictObject({
  posts: commaSeparated
    .pipe(z.array(postId).max(100))
    .meta({ items: { type: 'string', minLength: 1, maxLength: 64 } }),
})

/** `/posts/{post}/likes/{user}`; `answer` is the variant: it waits, or it redirects. */
export function createApp(likes: Likes, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app.use(
    markRoutes({
      path: '/posts/:post/likes/:user',
      find: likes.find,
      answer,
      missing: 'There is no such like',
    }),
  )

  app
    .route('/posts/:post/likes')
    .get(async (req, res) => {
      noFields.parse(req.query)
      const { post } = postPath.parse(req.params)
      res.json({ post, likes: await likes.count(post) })
    })
    .all(allow('GET', 'HEAD'))

  app
    .route('/users/:user/likes')
    .get(async (req, res) => {
      const { user } = userPath.parse(req.params)
      const { posts } = postsQuery.parse(req.query)
      res.json({ user, posts: await likes.of(user, posts) })
    })
    .all(allow('GET', 'HEAD'))

  return app
}
