import { line, page } from '@workshop/platform/fields'
import type { Kept } from '@workshop/platform/kept/kept'
import express, { type Router } from 'express'
import { z } from 'zod'
import { perPage, type Search } from './search.ts'

const wanted = z.strictObject({ q: line(200).min(1), page })

type Parts = { search: Search; version: number; kept: Kept; intake: Router }

/** `GET /search?q=&page=`, 20 posts a page. */
export function createApp({ search, version, kept, intake }: Parts) {
  const app = express()

  app.get(
    '/search',
    kept.answer(async req => {
      const { q: query, page } = wanted.parse(req.query)
      const [total, posts] = await Promise.all([
        kept.total(query, () => search.count(query)),
        search.page(query, page),
      ])
      const pages = Math.ceil(total / perPage)
      return { query, page, pages, total, version, posts }
    }),
  )

  app.use(intake)
  return app
}
