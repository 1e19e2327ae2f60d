import { allow } from '@workshop/platform/allow'
import { Router } from 'express'
import { answer } from '../answer.ts'
import type { Models, Recommendation } from '../models.ts'
import { pressButtons, readerOf } from '../reader.ts'
import { orFallback } from '../unavailable.ts'

declare global {
  namespace Express {
    interface Locals {
      /** Present where a middleware recommends before every page. */
      recommendations?: Recommendation[]
    }
  }
}

export function home({ posts, actions }: Models) {
  const page = Router()

  page
    .route('/')
    .get(async (req, res) => {
      const visit = { req, res }
      const reader = await readerOf(visit, actions)
      const asked = res.locals.recommendations ?? posts.recommend(reader)
      const recommendations = await orFallback(
        visit,
        'recommendations',
        asked,
        [],
      )
      await pressButtons(visit, actions, recommendations, reader)
      answer(req, res, 'home', { recommendations })
    })
    .all(allow('GET', 'HEAD'))

  page.get('/index', (_req, res) => res.redirect(303, '/'))

  return page
}
