import type { WholePost } from '@workshop/datasets/posts/post'
import { etagOf } from '@workshop/platform/etag'

export function pathOf(id: string) {
  return `/api/posts/${encodeURIComponent(id)}`
}

/** A post with its links. */
export function represent(post: WholePost) {
  return { ...post, _links: { self: { href: pathOf(post.id) } } }
}

/** The ETag of a post: the strong validator of its state. */
export function validatorOf(post: WholePost) {
  return etagOf(JSON.stringify(post))
}
