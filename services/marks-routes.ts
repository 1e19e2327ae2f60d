import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { type RequestHandler, Router } from 'express'
import type { Mark } from './mark-store.ts'
import { markPath, noFields } from './marks.ts'

type MarkRoutes = {
  /** With the parameters `post` and `user`. */
  path: string
  find(mark: Mark): Promise<object | null>
  /** The variant: it waits, or it redirects. */
  answer: RequestHandler
  /** The title of the 404 where the user has not marked the post. */
  missing: string
}

/** Puts a mark, takes it back and reads it. */
export function markRoutes({ path, find, answer, missing }: MarkRoutes) {
  const routes = Router()

  routes
    .route(path)
    .put(answer)
    .delete(answer)
    .get(async (req, res) => {
      noFields.parse(req.query)
      const found = await find(markPath.parse(req.params))
      if (!found) throw new Problem(404, missing)
      res.json(found)
    })
    .all(allow('GET', 'HEAD', 'PUT', 'DELETE'))

  return routes
}
