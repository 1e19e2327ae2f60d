import { keyOf } from '@workshop/datasets/posts/key'
import { Problem } from '@workshop/platform/errors'
import type { Request } from 'express'
import type { Collection } from 'mongodb'
import type { Stored } from './document.ts'

export type Posts = Collection<Stored>

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

/** Finds the document only as long as it is as it was read: reading and writing become one step. */
export function unchanged(stored: Stored) {
  const same = { $eq: ['$$ROOT', { $literal: stored }] }
  return { _id: stored._id, $expr: same }
}
