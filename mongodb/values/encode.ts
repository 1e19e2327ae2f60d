import type {
  Binary,
  BSONRegExp,
  Code,
  DBRef,
  Decimal128,
  Long,
  ObjectId,
} from 'bson'
import { MongoError } from '../errors.ts'
import { bytesOf, namespaceOf, regexParts } from './compare.ts'
import { typeCode } from './types.ts'
import type { Document, Value } from './value.ts'
import { ByteWriter } from './writer.ts'

const maxDepth = 180

/**
 * Writes a document as BSON, the reverse of `decode`; an `undefined` field
 * becomes BSON's undefined. Too deep, or a NUL in a name → InvalidBSON.
 */
export function encode(doc: Document): Buffer {
  writer.at = 0
  writeDocument(writer, doc, 1)
  return writer.bytes()
}

/** Shared: encoding is synchronous, so documents never overlap. */
const writer = new ByteWriter()

function writeDocument(writer: ByteWriter, doc: Document, depth: number) {
  const start = open(writer, depth)
  for (const name of Object.keys(doc)) {
    writeField(writer, name, doc[name], depth)
  }
  close(writer, start)
}

function writeArray(writer: ByteWriter, items: Value[], depth: number) {
  const start = open(writer, depth)
  for (let i = 0; i < items.length; i++) {
    writeField(writer, String(i), items[i], depth)
  }
  close(writer, start)
}

function open(writer: ByteWriter, depth: number): number {
  if (depth > maxDepth) {
    throw new MongoError('InvalidBSON', 'Invalid BSON: nested too deep')
  }
  return writer.take(4)
}

function close(writer: ByteWriter, start: number) {
  writer.byte(0)
  writer.int32At(start, writer.at - start)
}

function writeField(
  writer: ByteWriter,
  name: string,
  value: Value,
  depth: number,
) {
  const type = typeCode(value)
  writer.byte(type)
  writeName(writer, name)
  writeValue(writer, type, value, depth)
}

function writeName(writer: ByteWriter, name: string) {
  if (name.includes('\0')) {
    throw new MongoError('InvalidBSON', 'Invalid BSON: a NUL in a name')
  }
  writer.text(name)
  writer.byte(0)
}

function writeString(writer: ByteWriter, value: string) {
  const start = writer.take(4)
  const length = writer.text(value)
  writer.byte(0)
  writer.int32At(start, length + 1)
}

function writeValue(
  writer: ByteWriter,
  type: number,
  value: Value,
  depth: number,
) {
  switch (type) {
    case 1:
      return writer.double(Number(value))
    case 2:
    case 14:
      return writeString(writer, String(value))
    case 3:
      return writeDocument(writer, value as Document, depth + 1)
    case 4:
      return writeArray(writer, value as Value[], depth + 1)
    case 7:
      return writer.raw((value as ObjectId).id)
    case 8:
      return writer.byte(value ? 1 : 0)
    case 9:
      return writeDate(writer, value as Date)
    case 16:
      return writer.int32(Number(value))
    default:
      return writeRare(writer, type, value, depth)
  }
}

function writeRare(
  writer: ByteWriter,
  type: number,
  value: Value,
  depth: number,
) {
  switch (type) {
    case 5:
      return writeBinary(writer, value as Binary)
    case 11:
      return writeRegex(writer, value as BSONRegExp)
    case 12:
      return writePointer(writer, value as DBRef)
    case 13:
      return writeString(writer, (value as Code).code)
    case 15:
      return writeScoped(writer, value as Code, depth)
    case 17:
    case 18:
      return writeLong(writer, value as Long)
    case 19:
      return writer.raw((value as Decimal128).bytes)
  }
}

function writeLong(writer: ByteWriter, value: Long) {
  writer.int32(value.low)
  writer.int32(value.high)
}

function writeDate(writer: ByteWriter, value: Date) {
  const time = value.getTime()
  const high = Math.floor(time / 0x100000000)
  writer.int32((time - high * 0x100000000) | 0)
  writer.int32(high | 0)
}

function writeBinary(writer: ByteWriter, value: Binary) {
  const [bytes, subtype] = bytesOf(value)
  const old = subtype === 2
  writer.int32(bytes.length + (old ? 4 : 0))
  writer.byte(subtype)
  if (old) writer.int32(bytes.length)
  writer.raw(bytes)
}

function writeRegex(writer: ByteWriter, value: BSONRegExp) {
  const [pattern, options] = regexParts(value)
  writeName(writer, pattern)
  writeName(writer, options)
}

function writePointer(writer: ByteWriter, value: DBRef) {
  writeString(writer, namespaceOf(value))
  writer.raw(value.oid.id)
}

function writeScoped(writer: ByteWriter, value: Code, depth: number) {
  const start = writer.take(4)
  writeString(writer, value.code)
  writeDocument(writer, value.scope as Document, depth + 1)
  writer.int32At(start, writer.at - start)
}
