import { allow } from '@workshop/platform/allow'
import { line } from '@workshop/platform/fields'
import { Router } from 'express'
import { z } from 'zod'
import { answer } from '../answer.ts'
import type { Models } from '../models.ts'
import { pressButtons, readerOf } from '../reader.ts'
import { noteUnavailable } from '../unavailable.ts'

const wanted = z.strictObject({ topic: line(64).default('') })

/** Optional services of this page, in words. */
const words: Record<string, string> = { tag: 'your topics' }

export function recommended({ posts, actions }: Models) {
  const page = Router()

  page
    .route('/recommended')
    .get(async (req, res) => {
      const topic = wanted.parse(req.query).topic || null
      const visit = { req, res }
      const reader = await readerOf(visit, actions)
      const found = await posts.recommended(topic, reader)
      await pressButtons(visit, actions, found.posts, reader)
      const { topics, tags: mine, unavailable = [] } = found
      for (const name of unavailable)
        noteUnavailable(res, words[name] ?? name)

      const areTagsKnown = !unavailable.includes('tag')
      const shown = { topic, topics, posts: found.posts }
      answer(req, res, 'recommended', shown, { mine, areTagsKnown })
    })
    .all(allow('GET', 'HEAD'))

  return page
}
