import type { RequestHandler } from 'express'
import { etagOf } from '../etag.ts'
import { sendHal } from '../hal.ts'
import { toPost } from './document.ts'
import { checkIfMatch } from './preconditions.ts'
import { represent } from './representation.ts'
import { getPost, type Posts } from './store.ts'

/** One post, under a strong ETag. */
export function showPost(posts: Posts): RequestHandler {
  return async function show(req, res) {
    const post = toPost(await getPost(posts, req))
    checkIfMatch(req, post)
    res.set('ETag', etagOf(post))
    res.set('Cache-Control', 'no-cache')
    sendHal(res, represent(post))
  }
}
