import { Problem } from '@workshop/platform/errors'
import { count, page } from '@workshop/platform/fields'
import type { Kept } from '@workshop/platform/kept/kept'
import express, { type Router } from 'express'
import { z } from 'zod'
import type { List } from './list.ts'

const wanted = z.strictObject({ page, size: count(100).default(20) })
const nothing = z.strictObject({})

type Parts = { list: List; kept: Kept; intake: Router }

/** `GET /posts`, the newest first, and `GET /posts/{id}`. */
export function createApp({ list, kept, intake }: Parts) {
  const app = express()

  app.get(
    '/posts',
    kept.answer(async ({ query }) => {
      const { page, size } = wanted.parse(query)
      const [total, posts] = await Promise.all([
        kept.total('posts', list.count),
        list.page(page, size),
      ])
      return { page, pages: Math.ceil(total / size), total, posts }
    }),
  )

  app.get(
    '/posts/:id',
    kept.answer(async ({ params, query }) => {
      nothing.parse(query)
      const post = await list.find(String(params.id))
      if (!post) throw new Problem(404, 'There is no such post')
      return post
    }),
  )

  app.use(intake)
  return app
}
