import { createHash } from 'node:crypto'
import { encodeKey } from '../values/key.ts'
import type { Value } from '../values/value.ts'

/** LMDB allows keys of 1978 bytes: number + key + id stay below. */
export const keyLimit = 900
const idLimit = 1000
const hashLength = 32

/** The id's part of record keys and index entries; a long one ends in its hash. */
export function idBytes(id: Value): Buffer {
  return cut(encodeKey([id]), idLimit)
}

export function isLongId(id: Buffer): boolean {
  return id.length === idLimit
}

/** Keeps the beginning and a hash of the whole, so that different keys stay different. */
export function cut(key: Buffer, limit = keyLimit): Buffer {
  if (key.length <= limit) return key
  const hash = createHash('sha256').update(key).digest()
  return Buffer.concat([key.subarray(0, limit - hashLength), hash])
}

/** What a cut key shares with the whole one, for the ends of ranges. */
export const sharedLength = keyLimit - hashLength

/** A table's key below the big-endian number of its collection or index. */
export function numbered(number: number, ...parts: Uint8Array[]): Buffer {
  let length = 4
  for (const part of parts) length += part.length
  const key = Buffer.allocUnsafe(length)
  key.writeUInt32BE(number, 0)
  let at = 4
  for (const part of parts) {
    key.set(part, at)
    at += part.length
  }
  return key
}

/** All keys below a number: `start <= key < end`. */
export function rangeOf(number: number): { start: Buffer; end: Buffer } {
  return { start: numbered(number), end: numbered(number + 1) }
}
