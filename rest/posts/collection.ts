import type { WholePost } from '@workshop/datasets/posts/post'
import type { RequestHandler } from 'express'
import { sendHal } from '../hal.ts'
import { findPosts } from './find.ts'
import { type PostsQuery, postsQuery } from './query.ts'
import { represent } from './representation.ts'
import type { Posts } from './store.ts'

/** Pages of posts. */
export function listPosts(posts: Posts): RequestHandler {
  return async function list(req, res) {
    const query = postsQuery.parse(req.query)
    const asked = new URLSearchParams(req.query as Record<string, string>)
    const { total, found } = await findPosts(posts, query)
    sendHal(res, toBody(query, asked, total, found))
  }
}

function toBody(
  query: PostsQuery,
  asked: URLSearchParams,
  total: number,
  found: WholePost[],
) {
  const { page, size, fields } = query
  const pages = Math.ceil(total / size)
  return {
    _links: linksOf(asked, page, pages),
    page,
    size,
    pages,
    total,
    _embedded: { posts: found.map(post => choose(post, fields)) },
  }
}

/** The chosen fields; a post always says who it is. */
function choose(post: WholePost, fields: string[] | undefined) {
  const whole = represent(post)
  if (!fields) return whole
  const kept = ['id', ...fields, '_links']
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => kept.includes(name)),
  )
}

function linksOf(asked: URLSearchParams, page: number, pages: number) {
  const last = Math.max(1, pages)
  const at = (number: number) => {
    const other = new URLSearchParams(asked)
    other.set('page', String(number))
    return { href: `/api/posts?${other}` }
  }
  return {
    self: at(page),
    first: at(1),
    ...(page > 1 && { prev: at(Math.min(page - 1, last)) }),
    ...(page < pages && { next: at(page + 1) }),
    last: at(last),
    find: { href: '/api/posts/{id}', templated: true },
  }
}
