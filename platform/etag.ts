import { createHash } from 'node:crypto'

/** A strong validator (RFC 9110, section 8.8.1), which changes with any byte of the parts. */
export function etagOf(...parts: (string | Buffer)[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
