import type { Request, Response } from 'express'
import { prefersJson } from './answer.ts'
import type { Models, Reader } from './models.ts'
import { orFallback } from './unavailable.ts'

declare global {
  namespace Express {
    interface Locals {
      /** The posts whose buttons are pressed, by verb. */
      pressed?: Record<'like' | 'hide', string[]>
    }
  }
}

export type Visit = { req: Request; res: Response }
type SiteActions = Models['actions']

/** The visitor, and the posts to leave out: none while `hide` is unavailable. */
export async function readerOf(
  visit: Visit,
  actions: SiteActions,
): Promise<Reader> {
  const { user } = visit.res.locals
  if (!user || !actions) return { user }
  const asked = actions.hidden(user)
  const hidden = await orFallback(visit, 'your hidden posts', asked, [])
  return { user, hidden }
}

/** Presses the buttons of the posts that the visitor likes or has hidden. */
export async function pressButtons(
  visit: Visit,
  actions: SiteActions,
  posts: { id: string }[],
  { user, hidden = [] }: Reader,
) {
  if (!user || !actions || prefersJson(visit.req)) return
  const ids = posts.map(({ id }) => id)
  const asked = ids.length > 0 ? actions.liked(user, ids) : []
  const liked = await orFallback(visit, 'your likes', asked, [])
  visit.res.locals.pressed = { like: liked, hide: hidden }
}
