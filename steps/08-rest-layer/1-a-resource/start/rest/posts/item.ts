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

/** How often a write is repeated after another write came first. */
const attemptLimit = 50

/** One post, under a strong ETag. */
export function showPost(posts: Posts): RequestHandler {
  return async function show(req, res) {
    const stored = await getPost(posts, req)
    // TODO: answer with the representation of the whole post, under its ETag. A
    // client may store the answer, and asks before it uses it again.
    checkIfMatch(req, toWholePost(stored))
    void [represent, sendHal]
    res.sendStatus(501)
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
  for (let attempts = 0; attempts < attemptLimit; attempts++) {
    const stored = await getPost(posts, req)
    checkIfMatch(req, toWholePost(stored))
    if (await attempt(stored)) return stored
  }
  throw new Problem(503, 'Too many write to this post at once', {
    headers: { 'Retry-After': '1' },
  })
}

/** A write names the state that its client read (RFC 6585, section 3): else 428. */
function requireIfMatch(req: Request) {
  if (req.get('If-Match')) return
  throw new Problem(428, 'Precondition required', {
    detail: 'Send If-Match with the ETag that you read, or *',
  })
}

/** Throws 412 where If-Match names only other states of the post (RFC 9110, section 13.1.1). */
function checkIfMatch(req: Request, post: WholePost) {
  const wanted = req.get('If-Match')
  if (!wanted || wanted.trim() === '*') return
  // A weak tag (W/"…") matches nothing: the comparison is the strong one.
  const tags: string[] = wanted.match(/(W\/)?"[^"]*"/g) ?? []
  if (tags.includes(validatorOf(post))) return
  throw new Problem(412, 'Precondition failed', {
    detail: 'The post has changed since; read it again',
  })
}
