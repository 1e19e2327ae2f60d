import type { RequestHandler } from 'express'
import type { Posts } from './site/models.ts'

/** Recommends before every page, so that each has them at hand. */
export function recommendations(posts: Posts): RequestHandler {
  return async function recommend(_req, res, next) {
    res.locals.recommendations = await posts.recommend()
    next()
  }
}
