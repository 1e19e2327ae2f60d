import { toWholePost } from '@workshop/datasets/posts/post'
import type { RequestHandler } from 'express'
import { sendHal, write } from '../hal.ts'
import { createLoader } from './loader.ts'
import { checkIfMatch } from './preconditions.ts'
import { represent, validatorOf } from './representation.ts'
import { existing, idOf, type Posts } from './store.ts'

/** One post, under a strong ETag. */
export function showPost(posts: Posts): RequestHandler {
  const load = createLoader(posts)

  return async function show(req, res) {
    const post = toWholePost(existing(await load(idOf(req)), req))
    checkIfMatch(req, post)
    res.set('Cache-Control', 'no-cache')
    sendHal(res, write(represent(post), validatorOf(post)))
  }
}
