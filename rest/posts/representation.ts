import { etagOf } from '@workshop/platform/etag'
import type { Post } from './schema.ts'

export function pathOf(id: string) {
  return `/api/posts/${encodeURIComponent(id)}`
}

/** A post with its links. */
export function represent(post: Post) {
  return { ...post, _links: { self: { href: pathOf(post.id) } } }
}

/** The ETag of a post: the strong validator of its state. */
export function validatorOf(post: Post) {
  return etagOf(JSON.stringify(post))
}
