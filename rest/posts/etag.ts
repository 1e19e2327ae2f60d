import { createHash } from 'node:crypto'
import type { Post } from './schema.ts'

/** A strong validator (RFC 9110, section 8.8.1): it changes with every byte of the representation. */
export function etagOf(post: Post) {
  const hash = createHash('sha256').update(JSON.stringify(post))
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
