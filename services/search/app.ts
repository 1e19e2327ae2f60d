import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { allow } from '@workshop/platform/allow'
import { idList, line, pageNumber } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import * as z from 'zod'
import { perPage, type Search } from './search.ts'

const searchQuery = z.strictObject({
  q: line(200).min(1),
  page: pageNumber,
  without: idList(hiddenPostsLimit).default([]),
})

type Parts = { search: Search; version: number; ingest: Router }

/** `GET /search?q=&page=`, 20 posts a page. */
export function createApp({ search, version, ingest }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/search')
    .get(async (req, res) => {
      const { q: query, page, without } = searchQuery.parse(req.query)
      const [total, posts] = await Promise.all([
        search.count(query, without),
        search.page(query, page, without),
      ])
      const pages = Math.ceil(total / perPage)
      res.json({ query, page, pages, total, version, posts })
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
