import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { Router } from 'express'
import { answer } from '../answer.ts'
import type { Models } from '../models.ts'

export function post({ posts }: Pick<Models, 'posts'>) {
  const page = Router()

  page
    .route('/posts/:id')
    .get(async (req, res) => {
      const post = await posts.find(req.params.id)
      if (!post) throw new Problem(404, 'There is no such post')

      answer(req, res, 'post', post, { post })
    })
    .all(allow('GET', 'HEAD'))

  return page
}
