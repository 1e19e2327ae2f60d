import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A strong validator (RFC 9110, section 8.8.1): 27 letters that change with every byte of the parts. */
export function etagOf(...parts: (string | Buffer)[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether If-None-Match names the tag; weak or strong makes no difference there (RFC 9110, sections 8.8.3.2 and 13.1.2). */
export function isKnown(
  { headers }: Pick<IncomingMessage, 'headers'>,
  etag: string,
) {
  const known = headers['if-none-match']
  if (!known) return false
  if (known.trim() === '*') return true
  return tagsOf(known).some(tag => opaque(tag) === opaque(etag))
}

/** The entity tags of a header. */
export function tagsOf(header: string): string[] {
  return header.match(/(W\/)?"[^"]*"/g) ?? []
}

function opaque(tag: string) {
  return tag.replace(/^W\//, '')
}
