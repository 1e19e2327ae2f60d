import type { RequestHandler } from 'express'
import type { PostsModel } from './site/models.ts'

/** Recommends before every page, as the original application does. */
export function recommendations(posts: PostsModel): RequestHandler {
  return async function recommend(_req, res, next) {
    const { user } = res.locals
    res.locals.recommendations = await posts.recommend({ user })
    next()
  }
}
