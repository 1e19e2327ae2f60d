import { createHash } from 'node:crypto'

/** A strong ETag (RFC 9110, section 8.8.3) of what a resize would give: known before it is made, and the same on every replica. */
export function etagOf(original: Buffer, how: object) {
  const hash = createHash('sha256')
    .update(original)
    .update(JSON.stringify(how))
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether `If-None-Match` names the ETag: the weak comparison of RFC 9110, section 13.1.2. */
export function isKnown(ifNoneMatch: string | undefined, etag: string) {
  const known = ifNoneMatch?.split(',').map(tag => tag.trim()) ?? []
  return known.some(tag => [etag, `W/${etag}`, '*'].includes(tag))
}
