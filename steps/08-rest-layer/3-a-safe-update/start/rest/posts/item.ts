import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { keyOf } from '@workshop/datasets/posts/key'
import { toWholePost, type WholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler } from 'express'
import { invalidPost, parseBody } from '../body.ts'
import { sendHal } from '../hal.ts'
import { type PostPatch, patchSchema, putSchema } from './schema.ts'
import {
  getPost,
  idOf,
  type Posts,
  represent,
  unchanged,
  validatorOf,
} from './store.ts'

/** One post, under a strong ETag. */
export function showPost(posts: Posts): RequestHandler {
  return async function show(req, res) {
    const post = toWholePost(await getPost(posts, req))
    checkIfMatch(req, post)
    res.set({ 'Cache-Control': 'no-cache', ETag: validatorOf(post) })
    sendHal(res, represent(post))
  }
}

/**
 * Replaces what the representation shows; fields that only importers know stay.
 * The answer has no ETag: after a PUT an ETag is for bodies that were stored
 * byte for byte (RFC 9110, section 9.3.4).
 */
export function replacePost(posts: Posts): RequestHandler {
  return async function replace(req, res) {
    await merge(posts, req, parseBody(putSchema, req.body))
    res.status(204).end()
  }
}

/** A merge patch (RFC 7396). A post is flat: the patch's members replace the post's. */
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

/** Answers with the post after the write. */
async function merge(
  posts: Posts,
  req: Request,
  { id, _links, ...fields }: PostPatch,
) {
  if (id !== undefined) checkId(id, idOf(req))
  const stored = await writeIfMatch(posts, req, async stored => {
    // A `$set` of nothing is an error.
    const change = { $set: { title: stored.title, ...fields } }
    // TODO: write only where the document is still the one that was read.
    const { matchedCount } = await posts.updateOne(
      { _id: stored._id },
      change,
    )
    return matchedCount === 1
  })
  return toWholePost({ ...stored, ...fields })
}

function checkId(given: string, id: string) {
  if (String(keyOf(given)) === String(keyOf(id))) return
  throw invalidPost([{ field: 'id', message: 'cannot be changed' }])
}

/**
 * Lets `attempt` write a post in the state that If-Match names. Where another
 * write came in between (`attempt` answers false), both steps are repeated.
 * Answers with the document before the write.
 */
async function writeIfMatch(
  posts: Posts,
  req: Request,
  attempt: (stored: ImportedDocument) => Promise<boolean>,
) {
  requireIfMatch(req)
  const stored = await getPost(posts, req)
  checkIfMatch(req, toWholePost(stored))
  // TODO: another write may have come in between. Repeat both steps then, a limited
  // number of times, and after them refuse with 503.
  await attempt(stored)
  return stored
}

/** A write names the state that its client read (RFC 6585, section 3): else 428. */
function requireIfMatch(req: Request) {
  // TODO: 428 where the header is missing, with a detail that says what to send.
  void [req, Problem]
}

/** Throws 412 where If-Match names only other states of the post (RFC 9110, section 13.1.1). */
function checkIfMatch(req: Request, post: WholePost) {
  // TODO: the header may be missing, `*`, or a list of tags: `"a", "b"`. A weak tag
  // (W/"…") matches nothing. `validatorOf` knows the tag of the post.
  void [req, post]
}
