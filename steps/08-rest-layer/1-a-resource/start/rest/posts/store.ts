import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { keyOf } from '@workshop/datasets/posts/key'
import { toWholePost, type WholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import { etagOf } from '@workshop/platform/etag'
import type { Request } from 'express'
import type { Collection } from 'mongodb'

export type Posts = Collection<ImportedDocument>

export function idOf(req: Request) {
  return String(req.params.id)
}

/** The document that the request's path names, else a 404 problem. */
export async function getPost(posts: Posts, req: Request) {
  const found = await posts.findOne({ _id: keyOf(idOf(req)) })
  if (found) return found
  const detail = `There is no post ${idOf(req)}`
  throw new Problem(404, 'Not found', { detail })
}

/** Matches the document only in the state that was read: comparing and writing are one step. */
export function unchanged(stored: ImportedDocument) {
  const same = { $eq: ['$$ROOT', { $literal: stored }] }
  return { _id: stored._id, $expr: same }
}

export function pathOf(id: string) {
  return `/api/posts/${encodeURIComponent(id)}`
}

/** A post with its links. */
export function represent(post: WholePost) {
  // TODO: add `_links` with the link `self`, as HAL writes it.
  void pathOf
  return { ...post }
}

export function representAll(stored: ImportedDocument[]) {
  return stored.map(post => represent(toWholePost(post)))
}

/** The ETag of a post: the strong validator of its state. */
export function validatorOf(post: WholePost) {
  // TODO: a tag that changes with the post, and only with it.
  void [post, etagOf]
  return 'W/"none"'
}
