import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import {
  markPath,
  noFields,
  postId,
  postPath,
  userPath,
} from '@workshop/services/marks'
import express, { type RequestHandler } from 'express'
import { z } from 'zod'
import type { Likes } from './like.ts'

/** `?posts=a,b,c`; empty for none. */
export const postsQuery = z.strictObject({
  posts: z
    .string()
    .transform(text => (text === '' ? [] : text.split(',')))
    .pipe(z.array(postId).max(100))
    .meta({ items: { type: 'string', minLength: 1, maxLength: 64 } }),
})

/** `/posts/{post}/likes/{user}`; `answer` is the variant: it waits, or it redirects. */
export function createApp(likes: Likes, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app
    .route('/posts/:post/likes/:user')
    .put(answer)
    .delete(answer)
    .get(async (req, res) => {
      noFields.parse(req.query)
      const found = await likes.find(markPath.parse(req.params))
      if (!found) throw new Problem(404, 'There is no such like')
      res.json(found)
    })
    .all(allow('GET', 'HEAD', 'PUT', 'DELETE'))

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
