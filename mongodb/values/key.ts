import type {
  Binary,
  BSONRegExp,
  Code,
  DBRef,
  ObjectId,
  Timestamp,
} from 'bson'
import { bytesOf, namespaceOf, regexParts } from './compare.ts'
import { writeNumber } from './key-number.ts'
import { KeyWriter } from './key-writer.ts'
import { typeRank } from './types.ts'
import type { Document, NumberValue, Value } from './value.ts'

/**
 * Bytes whose memcmp order is the order of `compare`, component by
 * component; a descending component (-1) is inverted. Equal values of
 * different numeric types give equal bytes. No component is the beginning
 * of another, so the key of a compound's first fields is a prefix of the
 * whole key. Keys are as long as their values: a store with a limit cuts
 * them and compares the documents.
 */
export function encodeKey(
  values: Value[],
  directions?: readonly (1 | -1)[],
): Buffer {
  const writer = new KeyWriter()
  for (let i = 0; i < values.length; i++) {
    const start = writer.at
    writeKey(writer, values[i])
    if (directions?.[i] === -1) writer.invert(start)
  }
  return writer.bytes()
}

/** First byte of a component: never 0x00, 0x01, 0xfe or 0xff, also when inverted. */
function tagOf(rank: number): number {
  return 0x10 + rank
}

/**
 * The bytes around all keys of the bracket (all numbers, all strings …) that
 * `value` belongs to: `low <= key < high`, to be appended to the key of the
 * fields before it.
 */
export function bracketRange(value: Value, direction: 1 | -1 = 1) {
  const tag = tagOf(typeRank(value))
  const first = direction === 1 ? tag : 0xff - tag
  return { low: Buffer.of(first), high: Buffer.of(first + 1) }
}

/** The lowest bytes above every key that begins with `prefix` (a key made of whole components). */
export function after(prefix: Uint8Array): Buffer {
  return Buffer.concat([prefix, Buffer.of(0xff)])
}

function writeKey(writer: KeyWriter, value: Value) {
  const rank = typeRank(value)
  writer.byte(tagOf(rank))
  writers[rank](writer, value as never)
}

const nothing = () => {}

const writers: ((writer: KeyWriter, value: never) => void)[] = [
  nothing,
  nothing,
  nothing,
  nothing,
  (writer, value: NumberValue) => writeNumber(writer, value),
  (writer, value: string) => writer.text(String(value)),
  writeDocument,
  writeArray,
  writeBinary,
  (writer, value: ObjectId) => writer.raw(value.id),
  (writer, value: boolean) => writer.byte(value ? 1 : 0),
  (writer, value: Date) => writer.int64(BigInt(value.getTime() || 0)),
  (writer, value: Timestamp) => writer.uint64(value.toBigInt()),
  writeRegex,
  writePointer,
  (writer, value: Code) => writer.text(value.code),
  writeScoped,
  nothing,
]

function writeDocument(writer: KeyWriter, doc: Document) {
  for (const name of Object.keys(doc)) {
    const value = doc[name]
    const rank = typeRank(value)
    writer.byte(tagOf(rank))
    writer.text(name)
    writers[rank](writer, value as never)
  }
  writer.byte(0)
}

function writeArray(writer: KeyWriter, items: Value[]) {
  for (const item of items) writeKey(writer, item)
  writer.byte(0)
}

function writeBinary(writer: KeyWriter, value: Binary) {
  const [bytes, subtype] = bytesOf(value)
  writer.uint32(bytes.length)
  writer.byte(subtype)
  writer.raw(bytes)
}

function writeRegex(writer: KeyWriter, value: BSONRegExp) {
  const [pattern, options] = regexParts(value)
  writer.text(pattern)
  writer.text(options)
}

function writePointer(writer: KeyWriter, value: DBRef) {
  const name = Buffer.from(namespaceOf(value))
  writer.uint32(name.length)
  writer.raw(name)
  writer.raw(value.oid.id)
}

function writeScoped(writer: KeyWriter, value: Code) {
  writer.text(value.code)
  writeDocument(writer, value.scope as Document)
}
