import { createHash } from 'node:crypto'
import { ObjectId } from 'mongodb'

/**
 * The same `_id` for the same post on every import. Ids that count upwards
 * in base 36, as reddit's do, give `_id`s that grow with them.
 */
export function createPostId(source: string, id: string) {
  const bytes = Buffer.alloc(12)
  sha256(source).copy(bytes, 0, 0, 4)
  if (/^[1-9a-z][0-9a-z]{0,9}$/.test(id)) {
    bytes.writeBigUInt64BE(BigInt(Number.parseInt(id, 36)), 4)
  } else {
    sha256(id).copy(bytes, 4, 0, 8)
    bytes[4] |= 0x80
  }
  return new ObjectId(bytes)
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest()
}
