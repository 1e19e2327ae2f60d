import { toWholePost } from '@workshop/datasets/posts/post'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { parseBody } from '../body.ts'
import { endHal } from '../hal.ts'
import { insertAll } from './insert.ts'
import { toDocument } from './new-post.ts'
import { pathOf, represent, validatorOf } from './representation.ts'
import { newPostSchema } from './schema.ts'
import type { Posts } from './store.ts'

/** As many as one body can hold and one answer should. */
export const manySchema = z.array(newPostSchema).min(1).max(1000)

/** One post or a list of them: all are created, or none. */
export function createPosts(posts: Posts): RequestHandler {
  return async function create(req, res) {
    const isMany = Array.isArray(req.body)
    const given = isMany
      ? parseBody(manySchema, req.body)
      : [parseBody(newPostSchema, req.body)]

    const documents = given.map(post => toDocument(post))
    await insertAll(posts, documents)

    const created = documents.map(toWholePost)
    res.status(201)
    if (isMany) return endHal(res, toList(created.map(represent)))
    const [post] = created
    res.set({ Location: pathOf(post.id), ETag: validatorOf(post) })
    endHal(res, represent(post))
  }
}

function toList(posts: ReturnType<typeof represent>[]) {
  const _links = { posts: { href: '/api/posts' } }
  return { _links, total: posts.length, _embedded: { posts } }
}
