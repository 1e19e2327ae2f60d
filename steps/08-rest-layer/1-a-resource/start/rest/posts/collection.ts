import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import type { RequestHandler } from 'express'
import type { Document } from 'mongodb'
import { sendHal } from '../hal.ts'
import { untilIndexed } from '../indexes.ts'
import { computed, type PostsQuery, postsQuery } from './query.ts'
import { type Posts, representAll } from './store.ts'

/** Pages of posts. */
export function listPosts(posts: Posts): RequestHandler {
  return async function list(req, res) {
    const query = postsQuery.parse(req.query)
    const asked = new URLSearchParams(req.query as Record<string, string>)
    const { page, size, fields } = query
    const { total, found } = await findPosts(posts, query)
    const pages = Math.ceil(total / size)
    sendHal(res, {
      _links: linksOf(asked, page, pages),
      page,
      size,
      pages,
      total,
      _embedded: {
        posts: representAll(found).map(post => choose(post, fields)),
      },
    })
  }
}

/** One page of posts, and how many there are on all pages. */
export async function findPosts(posts: Posts, query: PostsQuery) {
  const { where, q } = query
  const filter = { ...where, ...(q && { $text: { $search: q } }) }
  const [total, found] = await Promise.all([
    count(posts, filter),
    readPage(posts, filter, query),
  ]).catch(error => {
    throw untilIndexed(error)
  })
  return { total, found }
}

function readPage(posts: Posts, filter: Document, query: PostsQuery) {
  const { page, size } = query
  const order = orderOf(query)
  const skip = (page - 1) * size
  const isComputed = Object.keys(computed).some(name => name in order)
  if (!isComputed)
    return posts.find(filter).sort(order).skip(skip).limit(size).toArray()
  return posts
    .aggregate<ImportedDocument>([
      { $match: filter },
      { $addFields: computed },
      { $sort: order },
      { $skip: skip },
      { $limit: size },
    ])
    .toArray()
}

function orderOf({ sort, q }: PostsQuery): Document {
  if (sort) return sort
  return q ? { relevance: { $meta: 'textScore' }, _id: 1 } : { _id: 1 }
}

function count(posts: Posts, filter: Document) {
  return Object.keys(filter).length === 0
    ? posts.estimatedDocumentCount()
    : posts.countDocuments(filter)
}

/** The chosen fields; `id` and `_links` are always among them. */
function choose(post: object, fields: string[] | undefined) {
  if (!fields) return post
  const chosen = ['id', ...fields, '_links']
  return Object.fromEntries(
    Object.entries(post).filter(([name]) => chosen.includes(name)),
  )
}

function linksOf(asked: URLSearchParams, page: number, pages: number) {
  // TODO: `self`, `first`, `prev`, `next` and `last`, each with the query that was
  // asked and a page of its own. The first page has no `prev`, the last no `next`.
  void [asked, page, pages]
  return {
    find: { href: '/api/posts/{id}', templated: true },
  }
}
