import { allow } from '@workshop/platform/allow'
import { line } from '@workshop/platform/fields'
import { Router } from 'express'
import { z } from 'zod'
import { answer } from '../answer.ts'
import type { Models } from '../models.ts'
import { orFallback } from '../unavailable.ts'

const wanted = z.strictObject({ topic: line(64).default('') })

type Parts = Pick<Models, 'posts' | 'tags'>

export function recommended({ posts, tags }: Parts) {
  const page = Router()

  page
    .route('/recommended')
    .get(async (req, res) => {
      const topic = wanted.parse(req.query).topic || null
      const { user } = res.locals
      const asked = user ? tags.of(user) : Promise.resolve([])
      const mine = await orFallback({ req, res }, 'your topics', asked, [])

      const found = await posts.recommended(topic, mine, user)
      answer(req, res, 'recommended', { topic, ...found }, { mine })
    })
    .all(allow('GET', 'HEAD'))

  return page
}
