import type { RequestHandler } from 'express'
import type { Posts, Recommendation } from './models.ts'

declare global {
  namespace Express {
    interface Locals {
      recommendations: Recommendation[]
    }
  }
}

export function recommendations(posts: Posts): RequestHandler {
  return async function recommend(_req, res, next) {
    res.locals.recommendations = await posts.recommend()
    next()
  }
}
