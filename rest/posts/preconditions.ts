import type { WholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import type { Request } from 'express'
import { validatorOf } from './representation.ts'

/** Who writes has to say what they read (RFC 6585, section 3): else 428. */
export function requireIfMatch(req: Request) {
  if (req.get('If-Match')) return
  throw new Problem(428, 'Precondition required', {
    detail: 'Send If-Match with the ETag that you read, or *',
  })
}

/** Throws 412 where If-Match names other states of the post only (RFC 9110, section 13.1.1). */
export function checkIfMatch(req: Request, post: WholePost) {
  const wanted = req.get('If-Match')
  if (!wanted || wanted.trim() === '*') return
  // A weak tag (W/"…") matches nothing: the comparison is the strong one.
  const tags: string[] = wanted.match(/(W\/)?"[^"]*"/g) ?? []
  if (tags.includes(validatorOf(post))) return
  throw new Problem(412, 'Precondition failed', {
    detail: 'The post has changed since; read it again',
  })
}
