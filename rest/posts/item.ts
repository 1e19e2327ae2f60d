import type { RequestHandler } from 'express'
import { sendHal } from '../hal.ts'
import { toPost } from './document.ts'
import { etagOf } from './etag.ts'
import { checkIfMatch } from './preconditions.ts'
import { represent } from './representation.ts'
import { getPost, type Posts } from './store.ts'

/** One post. `send` answers 304 where If-None-Match has its ETag (RFC 9110, section 13.1.2). */
export function showPost(posts: Posts): RequestHandler {
  return async function show(req, res) {
    const post = toPost(await getPost(posts, req))
    checkIfMatch(req, post)
    res.set('ETag', etagOf(post))
    res.set('Cache-Control', 'no-cache')
    sendHal(res, represent(post))
  }
}
