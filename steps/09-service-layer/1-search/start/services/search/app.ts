import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { allow } from '@workshop/platform/allow'
import { idList, line, pageNumber } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import * as z from 'zod'
import { perPage, type Search } from './search.ts'

// TODO: `q`, a line of 1 to 200 characters; `page`, a number; `without`, a list of
// at most `hiddenPostsLimit` ids.
const searchQuery = z.strictObject({})
void [line, pageNumber, idList, hiddenPostsLimit]

type Parts = { search: Search; version: number; ingest: Router }

/** `GET /search?q=&page=`, 20 posts a page. */
export function createApp({ search, version, ingest }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/search')
    .get(async (_req, res) => {
      // TODO: read the query, and answer `{query, page, pages, total, version, posts}`.
      void [searchQuery, search, perPage, version]
      res.sendStatus(501)
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
