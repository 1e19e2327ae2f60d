import { ObjectId, type Timestamp } from 'bson'
import { maxBsonObjectSize } from '../dispatch/limits.ts'
import { MongoError } from '../errors.ts'
import { elementAt, elementsOf, types } from '../wire/elements.ts'
import { surveyDocument } from '../wire/survey.ts'

/** How far an incoming document may exceed the limit (bytes), as in MongoDB. */
const excessBytes = 16 * 1024

/** Refuses the whole command, as MongoDB does for impossible sizes. */
export function checkSizes(documents: Buffer[]) {
  for (const { length } of documents) {
    if (length <= maxBsonObjectSize + excessBytes) continue
    throw new MongoError(
      'BSONObjectTooLarge',
      `BSONObj size: ${length} is invalid. Size must be between 0 and ${maxBsonObjectSize + excessBytes}(16MB)`,
    )
  }
}

/**
 * The document as it is stored: `_id` first and added where it is missing,
 * empty timestamps filled in. What only has to be moved is moved in place.
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
  if (ids > 0 && needsLook.has(raw[idAt])) checkId(raw, idAt)
  const whole = idAt === 4 ? raw : withIdFirst(raw, idAt)
  return timestamps > 0 ? fillTimestamps(whole, now) : whole
}

/** Types that an `_id` may not have, or not with every content. */
const needsLook = new Set<number>([
  types.document,
  types.array,
  types.undefined,
  types.regex,
])

function checkId(raw: Buffer, idAt: number) {
  const { type, start, end } = elementAt(raw, idAt)
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

/** In place: the message belongs to this server, and the move needs no other memory. */
function withIdFirst(raw: Buffer, idAt: number) {
  if (idAt < 0) return joined(newId(), raw.subarray(4, -1))
  const id = Buffer.from(raw.subarray(idAt, elementAt(raw, idAt).end))
  raw.copyWithin(4 + id.length, 4, idAt)
  raw.set(id, 4)
  return raw
}

function newId() {
  return Buffer.concat([Buffer.from('\x07_id\0'), new ObjectId().id])
}

function joined(field: Buffer, rest: Buffer) {
  const document = Buffer.allocUnsafe(field.length + rest.length + 5)
  document.writeInt32LE(document.length, 0)
  document.set(field, 4)
  document.set(rest, 4 + field.length)
  document[document.length - 1] = 0
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
