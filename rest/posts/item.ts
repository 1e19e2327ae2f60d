import { toWholePost } from '@workshop/datasets/posts/post'
import type { RequestHandler } from 'express'
import { sendHal } from '../hal.ts'
import { checkIfMatch } from './preconditions.ts'
import { represent, validatorOf } from './representation.ts'
import { getPost, type Posts } from './store.ts'

/** One post, under a strong ETag. */
export function showPost(posts: Posts): RequestHandler {
  return async function show(req, res) {
    const post = toWholePost(await getPost(posts, req))
    checkIfMatch(req, post)
    res.set({ 'Cache-Control': 'no-cache', ETag: validatorOf(post) })
    sendHal(res, represent(post))
  }
}
