import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { Router } from 'express'
import { answer } from '../answer.ts'
import type { Models } from '../models.ts'
import { pressButtons, readerOf } from '../reader.ts'

export function post({ posts, actions }: Models) {
  const page = Router()

  page
    .route('/posts/:id')
    .get(async (req, res) => {
      const post = await posts.find(req.params.id)
      if (!post) throw new Problem(404, 'There is no such post')

      const visit = { req, res }
      const reader = await readerOf(visit, actions)
      await pressButtons(visit, actions, [post], reader)
      answer(req, res, 'post', post, { post })
    })
    .all(allow('GET', 'HEAD'))

  return page
}
