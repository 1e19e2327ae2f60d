import { ObjectId, type Timestamp } from 'bson'
import { MongoError } from '../../errors.ts'
import {
  type Element,
  elementsOf,
  surveyDocument,
  types,
} from '../../wire/elements.ts'
import { maxBsonObjectSize } from '../handshake/hello.ts'

/** What a document may be above the limit while it is on its way (bytes). */
const slack = 16 * 1024

/** Refuses the whole command, as MongoDB does for what no document can be. */
export function checkSizes(documents: Buffer[]) {
  for (const { length } of documents) {
    if (length <= maxBsonObjectSize + slack) continue
    throw new MongoError(
      'BSONObjectTooLarge',
      `BSONObj size: ${length} is invalid. Size must be between 0 and ${maxBsonObjectSize + slack}(16MB)`,
    )
  }
}

/**
 * The document as it is stored: `_id` first and added where it is missing,
 * empty timestamps filled in. Copies only where something changes.
 */
export function prepareInsert(raw: Buffer, now: () => Timestamp): Buffer {
  if (raw.length > maxBsonObjectSize) {
    throw new MongoError(
      'BadValue',
      `object to insert too large. size in bytes: ${raw.length}, max size: ${maxBsonObjectSize}`,
    )
  }
  const { ids, idAt, timestamps } = surveyDocument(raw)
  if (ids > 1) {
    throw new MongoError(
      'BadValue',
      "can't have multiple _id fields in one document",
    )
  }
  if (ids > 0 && needsLook.has(raw[idAt])) checkId(raw)
  const whole = idAt === 4 ? raw : withIdFirst(raw)
  return timestamps > 0 ? fillTimestamps(whole, now) : whole
}

/** Types that an `_id` may not have, or not with every content. */
const needsLook = new Set<number>([
  types.document,
  types.array,
  types.undefined,
  types.regex,
])

function checkId(raw: Buffer) {
  const { type, start, end } = idOf(raw) as Element
  const refused: Record<number, string> = {
    [types.array]: 'array',
    [types.regex]: 'regex',
    [types.undefined]: 'undefined',
  }
  if (refused[type]) {
    throw new MongoError(
      'InvalidIdField',
      `The '_id' value cannot be of type ${refused[type]}`,
    )
  }
  if (type !== types.document) return
  for (const { name } of elementsOf(raw.subarray(start, end))) {
    if (!name.startsWith('$')) continue
    throw new MongoError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
    )
  }
}

function idOf(raw: Buffer) {
  return elementsOf(raw).find(({ name }) => name === '_id')
}

function withIdFirst(raw: Buffer) {
  const id = idOf(raw)
  const field = id && raw.subarray(id.start - 5, id.end)
  if (!id || !field) return joined(newId(), raw.subarray(4, -1))
  const before = raw.subarray(4, id.start - 5)
  return joined(field, before, raw.subarray(id.end, -1))
}

function newId() {
  return Buffer.concat([Buffer.from('\x07_id\0'), new ObjectId().id])
}

function joined(...parts: Uint8Array[]) {
  const size = parts.reduce((sum, { length }) => sum + length, 5)
  const document = Buffer.allocUnsafe(size)
  document.writeInt32LE(size, 0)
  let at = 4
  for (const part of parts) {
    document.set(part, at)
    at += part.length
  }
  document[at] = 0
  return document
}

/** Replaces each top-level `Timestamp(0, 0)` by the time of the write. */
function fillTimestamps(raw: Buffer, now: () => Timestamp) {
  let filled = raw
  for (const { name, type, start } of elementsOf(raw)) {
    if (type !== types.timestamp || name === '_id') continue
    if (raw.readBigUInt64LE(start) !== 0n) continue
    if (filled === raw) filled = Buffer.from(raw)
    const { t, i } = now()
    filled.writeUInt32LE(i, start)
    filled.writeUInt32LE(t, start + 4)
  }
  return filled
}
