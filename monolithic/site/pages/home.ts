import { allow } from '@workshop/platform/allow'
import { Router } from 'express'
import { answer } from '../answer.ts'
import type { Models, Recommendation } from '../models.ts'
import { orFallback } from '../unavailable.ts'

declare global {
  namespace Express {
    interface Locals {
      /** Present where a middleware recommends before every page. */
      recommendations?: Recommendation[]
    }
  }
}

export function home({ posts }: Pick<Models, 'posts'>) {
  const page = Router()

  page
    .route('/')
    .get(async (req, res) => {
      const recommendations =
        res.locals.recommendations ??
        (await orFallback(
          { req, res },
          'recommendations',
          posts.recommend(),
          [],
        ))
      answer(req, res, 'home', { recommendations })
    })
    .all(allow('GET', 'HEAD'))

  page.get('/index', (_req, res) => res.redirect(303, '/'))

  return page
}
