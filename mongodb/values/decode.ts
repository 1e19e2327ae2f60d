import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { Bytes, malformed } from './bytes.ts'
import { setField } from './document.ts'
import { skipValue } from './skip.ts'
import type { Document, Value } from './value.ts'

const maxDepth = 180

/**
 * Reads one BSON document (bsonspec.org), each type as `Value` says; of the
 * top level only the `wanted` fields where given. Malformed → InvalidBSON.
 * Nothing in the answer shares memory with `raw`.
 */
export function decode(raw: Uint8Array, wanted?: Set<string>): Document {
  const bytes = new Bytes(raw)
  bytes.end = openDocument(bytes, raw.length)
  if (bytes.end !== raw.length) throw malformed('length of the document')
  return wanted ? readSome(bytes, wanted) : readDocument(bytes, 1)
}

/** Checks the length that stands before fields; answers where they end. */
function openDocument(bytes: Bytes, limit: number): number {
  const start = bytes.at
  const length = bytes.int32()
  const end = start + length
  if (length < 5 || end > limit) throw malformed('length of a document')
  if (bytes.raw[end - 1] !== 0) throw malformed('missing end of a document')
  return end
}

function readSome(bytes: Bytes, wanted: Set<string>): Document {
  const doc: Document = {}
  let missing = wanted.size
  while (missing > 0) {
    const type = bytes.byte()
    if (type === 0) return doc
    const name = bytes.name()
    if (wanted.has(name)) {
      setField(doc, name, readValue(bytes, type, 1))
      missing--
    } else skipValue(bytes, type)
  }
  return doc
}

function readDocument(bytes: Bytes, depth: number): Document {
  const doc: Document = {}
  for (;;) {
    const type = bytes.byte()
    if (type === 0) break
    const name = bytes.name()
    setField(doc, name, readValue(bytes, type, depth))
  }
  if (bytes.at !== bytes.end) throw malformed('bytes after the last field')
  return doc
}

function readArray(bytes: Bytes, depth: number): Value[] {
  const items: Value[] = []
  for (;;) {
    const type = bytes.byte()
    if (type === 0) break
    bytes.skipName()
    items.push(readValue(bytes, type, depth))
  }
  if (bytes.at !== bytes.end) throw malformed('bytes after the last item')
  return items
}

/** Lets `read` see no byte past the embedded document's own end. */
function nested<T>(
  bytes: Bytes,
  depth: number,
  read: (bytes: Bytes, depth: number) => T,
): T {
  if (depth >= maxDepth) throw malformed('nested too deep')
  const outer = bytes.end
  bytes.end = openDocument(bytes, outer)
  const value = read(bytes, depth + 1)
  bytes.end = outer
  return value
}

function readValue(bytes: Bytes, type: number, depth: number): Value {
  switch (type) {
    case 0x01:
      return readDouble(bytes)
    case 0x02:
      return bytes.string()
    case 0x03:
      return nested(bytes, depth, readDocument)
    case 0x04:
      return nested(bytes, depth, readArray)
    case 0x07:
      return readId(bytes)
    case 0x08:
      return readBoolean(bytes)
    case 0x09:
      return readDate(bytes)
    case 0x0a:
      return null
    case 0x10:
      return bytes.int32()
    case 0x12:
      return new Long(bytes.int32(), bytes.int32())
    default:
      return readRare(bytes, type, depth)
  }
}

function readRare(bytes: Bytes, type: number, depth: number): Value {
  switch (type) {
    case 0x05:
      return readBinary(bytes)
    case 0x06:
      return undefined
    case 0x0b:
      return readRegex(bytes)
    case 0x0c:
      return new DBRef(bytes.string(), new ObjectId(bytes.copy(12)))
    case 0x0d:
      return new Code(bytes.string())
    case 0x0e:
      return new BSONSymbol(bytes.string())
    case 0x0f:
      return readScoped(bytes, depth)
    case 0x11:
      return new Timestamp(new Long(bytes.int32(), bytes.int32(), true))
    case 0x13:
      return new Decimal128(bytes.copy(16))
    case 0x7f:
      return new MaxKey()
    case 0xff:
      return new MinKey()
    default:
      throw malformed(`type 0x${type.toString(16)}`)
  }
}

function readId(bytes: Bytes): ObjectId {
  const start = bytes.skip(12)
  return new ObjectId(bytes.raw.subarray(start, start + 12))
}

function readDouble(bytes: Bytes): number | Double {
  const value = bytes.double()
  return Number.isInteger(value) ? new Double(value) : value
}

function readBoolean(bytes: Bytes): boolean {
  const value = bytes.byte()
  if (value > 1) throw malformed('boolean')
  return value === 1
}

function readDate(bytes: Bytes): Date {
  const low = bytes.int32() >>> 0
  return new Date(bytes.int32() * 0x100000000 + low)
}

function readBinary(bytes: Bytes): Binary {
  const length = bytes.int32()
  const subtype = bytes.byte()
  if (subtype !== 2) return new Binary(bytes.copy(length), subtype)
  const inner = bytes.int32()
  if (inner !== length - 4) throw malformed('length of binary data')
  return new Binary(bytes.copy(inner), 2)
}

function readRegex(bytes: Bytes): BSONRegExp {
  const pattern = bytes.cstring()
  const options = bytes.cstring()
  if (/[^imlsux]/.test(options)) throw malformed('regex options')
  return new BSONRegExp(pattern, options)
}

function readScoped(bytes: Bytes, depth: number): Code {
  const end = bytes.at + bytes.int32()
  const code = bytes.string()
  const scope = nested(bytes, depth, readDocument)
  if (bytes.at !== end) throw malformed('length of code with scope')
  return new Code(code, scope)
}
