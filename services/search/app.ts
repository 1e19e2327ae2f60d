import type { Kept } from '@workshop/platform/kept/kept'
import { line, page } from '@workshop/platform/service/fields'
import express, { type Router } from 'express'
import { z } from 'zod'
import type { Search } from './search.ts'

const wanted = z.strictObject({ q: line(200), page })

type Parts = { search: Search; version: number; kept: Kept; intake: Router }

/** `GET /search?q=&page=`, 20 posts a page. */
export function createApp({ search, version, kept, intake }: Parts) {
  const app = express()
  app.use(intake)

  app.get(
    '/search',
    kept.answer(async req => {
      const { q: query, page } = wanted.parse(req.query)
      const found = await search.find(query, page)
      return { query, page, version, ...found }
    }),
  )

  return app
}
