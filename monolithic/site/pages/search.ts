import { highlight } from '@workshop/datasets/posts/highlight'
import { allow } from '@workshop/platform/allow'
import { line, pageNumber } from '@workshop/platform/fields'
import { Router } from 'express'
import * as z from 'zod'
import { answer } from '../answer.ts'
import { form } from '../fields.ts'
import type { Models } from '../models.ts'
import { pressButtons, readerOf } from '../reader.ts'
import { suggestSearches } from '../suggestions.ts'

const query = line(200)

const named = z.object({ query })

const asked = form({ search: query.default('') })

const wanted = z.strictObject({ page: pageNumber })

export function search({ posts, actions }: Models) {
  const page = Router()

  page
    .route('/search')
    .post((req, res) => {
      const { search } = asked.parse(req.body ?? {})
      res.redirect(303, search ? pathOf(search) : '/')
    })
    .all(allow('POST'))

  page.get('/search_results', (_req, res) => res.redirect(303, '/'))

  page
    .route('/search_results/:query')
    .get(async (req, res) => {
      const { query } = named.parse(req.params)
      if (!query) return res.redirect(303, '/')

      // An error page, too, keeps it in the search box.
      res.locals.query = query
      const { page } = wanted.parse(req.query)
      const visit = { req, res }
      const reader = await readerOf(visit, actions)
      const found = await posts.search(query, page, reader)
      await pressButtons(visit, actions, found.posts, reader)
      const results = { query, page, ...found }
      const suggestions = await suggestSearches(
        visit,
        posts,
        results,
        reader,
      )
      const marked = (text: string) => highlight(text, query)
      const more = { path: pathOf(query), pathOf, marked, suggestions }
      answer(req, res, 'search', results, more)
    })
    .all(allow('GET', 'HEAD'))

  return page
}

function pathOf(query: string) {
  return `/search_results/${encodeURIComponent(query)}`
}
