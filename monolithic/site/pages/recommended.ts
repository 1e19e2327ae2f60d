import { allow } from '@workshop/platform/allow'
import { line, pageNumber } from '@workshop/platform/fields'
import { Router } from 'express'
import * as z from 'zod'
import { answer } from '../answer.ts'
import type { Models } from '../models.ts'
import { pressButtons, readerOf } from '../reader.ts'
import { noteUnavailable } from '../unavailable.ts'

const wanted = z
  .strictObject({ topic: line(64).default(''), page: pageNumber })
  .refine(({ topic, page }) => topic || page === 1, {
    path: ['page'],
    error: 'takes a topic',
  })

/** Optional services of this page, in words. */
const words: Record<string, string> = { tag: 'your topics' }

export function recommended({ posts, actions }: Models) {
  const page = Router()

  page
    .route('/recommended')
    .get(async (req, res) => {
      const { page, ...chosen } = wanted.parse(req.query)
      const topic = chosen.topic || null
      const visit = { req, res }
      const reader = await readerOf(visit, actions)
      const found = await posts.recommended(topic, page, reader)
      await pressButtons(visit, actions, found.posts, reader)
      const { tags: mine, unavailable = [], ...shown } = found
      for (const name of unavailable)
        noteUnavailable(res, words[name] ?? name)

      const areTagsKnown = !unavailable.includes('tag')
      const whole = { topic, page, ...shown }
      answer(req, res, 'recommended', whole, { mine, areTagsKnown })
    })
    .all(allow('GET', 'HEAD'))

  return page
}
