import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { count, idList, pageNumber } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import * as z from 'zod'
import type { List } from './list.ts'

const pageQuery = z.strictObject({
  page: pageNumber,
  size: count(100).default(20),
  without: idList(hiddenPostsLimit).default([]),
})
const noQuery = z.strictObject({})

/** `GET /posts`, the newest first, and `GET /posts/{id}`. */
export function createApp({
  list,
  ingest,
}: {
  list: List
  ingest: Router
}) {
  const app = express().use(localRequests())

  app
    .route('/posts')
    .get(async (req, res) => {
      const { page, size, without } = pageQuery.parse(req.query)
      const [total, posts] = await Promise.all([
        list.count(without),
        list.page(page, size, without),
      ])
      res.json({ page, pages: Math.ceil(total / size), total, posts })
    })
    .all(allow('GET', 'HEAD'))

  app
    .route('/posts/:id')
    .get(async (req, res) => {
      noQuery.parse(req.query)
      const post = await list.find(req.params.id)
      if (!post) throw new Problem(404, 'There is no such post')
      res.json(post)
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
