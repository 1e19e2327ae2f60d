import { keyOf } from '@workshop/datasets/posts/key'
import { toWholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler } from 'express'
import { parseBody } from '../body.ts'
import { validatorOf } from './representation.ts'
import { type PostPatch, patchSchema, putSchema } from './schema.ts'
import type { Posts } from './store.ts'
import { idOf, unchanged } from './store.ts'
import { writeIfMatch } from './write.ts'

/**
 * Replaces what the representation shows; what only importers know stays.
 * The answer has no ETag: after a PUT that is for bodies which were stored
 * byte for byte (RFC 9110, section 9.3.4).
 */
export function replacePost(posts: Posts): RequestHandler {
  return async function replace(req, res) {
    await merge(posts, req, parseBody(putSchema, req.body))
    res.status(204).end()
  }
}

/** A merge patch (RFC 7396): a post is flat, so the patch's members take the place of the post's. */
export function patchPost(posts: Posts): RequestHandler {
  return async function patch(req, res) {
    const post = await merge(posts, req, parseBody(patchSchema, req.body))
    res.set('ETag', validatorOf(post)).status(204).end()
  }
}

export function deletePost(posts: Posts): RequestHandler {
  return async function remove(req, res) {
    await writeIfMatch(posts, req, async stored => {
      const { deletedCount } = await posts.deleteOne(unchanged(stored))
      return deletedCount === 1
    })
    res.status(204).end()
  }
}

/** Answers with the post as it is then. */
async function merge(
  posts: Posts,
  req: Request,
  { id, _links, ...fields }: PostPatch,
) {
  if (id !== undefined) checkId(id, idOf(req))
  const stored = await writeIfMatch(posts, req, async stored => {
    // A `$set` of nothing is an error.
    const change = { $set: { title: stored.title, ...fields } }
    const { matchedCount } = await posts.updateOne(
      unchanged(stored),
      change,
    )
    return matchedCount === 1
  })
  return toWholePost({ ...stored, ...fields })
}

function checkId(given: string, id: string) {
  if (String(keyOf(given)) === String(keyOf(id))) return
  const errors = [{ field: 'id', message: 'cannot be changed' }]
  throw new Problem(422, 'The post has wrong fields', { errors })
}
