import { toWholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import type { Request } from 'express'
import type { Stored } from './document.ts'
import { checkIfMatch, requireIfMatch } from './preconditions.ts'
import { getPost, type Posts } from './store.ts'

/** How often a write may find that others were faster. */
const tries = 50

/**
 * Lets `attempt` write a post that is as If-Match says; where somebody else
 * wrote in between (`attempt` answers false), both are done again.
 * Answers with the document as it was before.
 */
export async function writeIfMatch(
  posts: Posts,
  req: Request,
  attempt: (stored: Stored) => Promise<boolean>,
): Promise<Stored> {
  requireIfMatch(req)
  for (let tried = 0; tried < tries; tried++) {
    const stored = await getPost(posts, req)
    checkIfMatch(req, toWholePost(stored))
    if (await attempt(stored)) return stored
  }
  throw new Problem(503, 'Too many write to this post at once', {
    headers: { 'Retry-After': '1' },
  })
}
