import { createHash } from 'node:crypto'
import type { Request } from 'express'

/** 27 letters that change with every byte of the text. */
export function hashOf(text: string) {
  const hash = createHash('sha256').update(text)
  return hash.digest('base64url').slice(0, 27)
}

/** A strong validator (RFC 9110, section 8.8.1) of a resource's state. */
export function etagOf(state: object) {
  return `"${hashOf(JSON.stringify(state))}"`
}

/** Whether If-None-Match names the tag; weak or strong makes no difference there (RFC 9110, section 13.1.2). */
export function isKnown(req: Request, etag: string) {
  const known = req.get('If-None-Match')
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
