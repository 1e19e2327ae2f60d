import { createHash } from 'node:crypto'
import { Problem } from '@workshop/platform/errors'
import type { Request, RequestHandler } from 'express'
import type { Collection } from 'mongodb'
import { sendHal } from '../hal.ts'
import { keyOf, type StoredPost, toPost } from './document.ts'
import { represent } from './representation.ts'
import type { Post } from './schema.ts'

type Posts = Collection<StoredPost>

export function answerPost(posts: Posts): RequestHandler<{ id: string }> {
  return async function show(req, res) {
    const post = toPost(await getPost(posts, req.params.id))
    res.set('ETag', etagOf(post)).set('Cache-Control', 'no-cache')
    sendHal(req as Request, res, represent(post))
  }
}

export async function getPost(posts: Posts, id: string) {
  const stored = await posts.findOne({ _id: keyOf(id) })
  if (stored) return stored
  throw new Problem(404, 'Not found', { detail: `There is no post ${id}` })
}

/** A strong validator (RFC 9110, section 8.8.1): it changes with every byte of the representation. */
export function etagOf(post: Post) {
  const hash = createHash('sha256').update(JSON.stringify(post))
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
