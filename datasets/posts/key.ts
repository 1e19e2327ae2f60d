import { ObjectId } from 'mongodb'

/** What a post is stored under: an ObjectId, or the plain text that an import brought. */
export type Key = ObjectId | string

/** An id's text as the key it stands for: 24 hex digits are an ObjectId. */
export function keyOf(id: string): Key {
  return /^[0-9a-f]{24}$/i.test(id) ? new ObjectId(id) : id
}

/** The order in which MongoDB sorts `_id`: texts by their bytes, then ObjectIds. */
export function compareKeys(a: Key, b: Key) {
  return rankOf(a) - rankOf(b) || Buffer.compare(bytesOf(a), bytesOf(b))
}

/** The place of a key's type in BSON's comparison order. */
export function rankOf(key: Key) {
  return typeof key === 'string' ? 0 : 1
}

function bytesOf(key: Key) {
  return typeof key === 'string' ? Buffer.from(key) : key.id
}
