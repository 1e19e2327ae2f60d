import { Problem } from '@workshop/platform/errors'
import type { Request } from 'express'
import type { Collection } from 'mongodb'
import { keyOf, type Stored } from './document.ts'

export type Posts = Collection<Stored>

export function idOf(req: Request) {
  return String(req.params.id)
}

/** The document that the request's path names, else a 404 problem. */
export async function getPost(posts: Posts, req: Request): Promise<Stored> {
  const id = idOf(req)
  const stored = await posts.findOne({ _id: keyOf(id) })
  if (stored) return stored
  throw new Problem(404, 'Not found', { detail: `There is no post ${id}` })
}

/** Finds the document only as long as it is as it was read: reading and writing become one step. */
export function unchanged(stored: Stored) {
  const same = { $eq: ['$$ROOT', { $literal: stored }] }
  return { _id: stored._id, $expr: same }
}
