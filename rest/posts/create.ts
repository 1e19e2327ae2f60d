import {
  completePost,
  type ImportedDocument,
} from '@workshop/datasets/posts/imported-post'
import { keyOf } from '@workshop/datasets/posts/key'
import { toWholePost } from '@workshop/datasets/posts/post'
import type { RequestHandler } from 'express'
import { ObjectId } from 'mongodb'
import * as z from 'zod'
import { parseBody } from '../body.ts'
import { endHal } from '../hal.ts'
import { insertAll } from './insert.ts'
import { type NewPost, newPostSchema } from './schema.ts'
import {
  type Posts,
  pathOf,
  represent,
  representAll,
  validatorOf,
} from './store.ts'

/** As many as one body can hold and one answer should. */
const manySchema = z.array(newPostSchema).min(1).max(1000)

/** One post or a list of them: all are created, or none. */
export function createFromBody(posts: Posts): RequestHandler {
  return async function create(req, res) {
    const isMany = Array.isArray(req.body)
    const given = isMany
      ? parseBody(manySchema, req.body)
      : [parseBody(newPostSchema, req.body)]

    const documents = given.map(toDocument)
    await insertAll(posts, documents)

    res.status(201)
    if (isMany) return endHal(res, toList(documents))
    const post = toWholePost(documents[0])
    res.set({ Location: pathOf(post.id), ETag: validatorOf(post) })
    endHal(res, represent(post))
  }
}

function toDocument({ id, ...given }: NewPost): ImportedDocument {
  const _id = id === undefined ? new ObjectId() : keyOf(id)
  const created_utc = Math.floor(Date.now() / 1000)
  return {
    _id,
    ...completePost({
      created_utc,
      ...given,
      source: 'api',
      id: shortIdOf(_id),
    }),
  }
}

/** Reddit's ids are numbers in base 36. */
function shortIdOf(_id: ObjectId | string) {
  if (typeof _id === 'string') return _id
  return BigInt(`0x${_id.toHexString()}`).toString(36)
}

function toList(documents: ImportedDocument[]) {
  const _links = { posts: { href: '/api/posts' } }
  const posts = representAll(documents)
  return { _links, total: posts.length, _embedded: { posts } }
}
