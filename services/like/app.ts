import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { name } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import { varyByPrefer } from '@workshop/platform/prefer'
import express, { type RequestHandler } from 'express'
import { z } from 'zod'
import type { Likes } from './like.ts'

const userPath = z.object({ user: name(64) })
const postsQuery = z.strictObject({
  posts: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(name(64)).max(100)),
})

/** `/posts/{post}/likes/{user}`; `answer` is the variant: it waits, or it redirects. */
export function createApp(likes: Likes, answer: RequestHandler) {
  const app = express().use(varyByPrefer, localRequests(), express.json())

  app
    .route('/posts/:post/likes/:user')
    .put(answer)
    .delete(answer)
    .get(async (req, res) => {
      const { post, user } = req.params
      if (!(await likes.isLiked(post, user)))
        throw new Problem(404, 'There is no such like')
      res.json({ post, user })
    })
    .all(allow('GET', 'HEAD', 'PUT', 'DELETE'))

  app
    .route('/posts/:post/likes')
    .get(async (req, res) => {
      const { post } = req.params
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
