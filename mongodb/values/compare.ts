import type {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Double,
  Long,
  ObjectId,
  Timestamp,
} from 'bson'
import { compareBytes, compareStrings } from './compare-text.ts'
import { compareExact, exactOf } from './exact.ts'
import { typeCode, typeRank } from './types.ts'
import type { Document, NumberValue, Value } from './value.ts'

export { compareBytes, compareStrings } from './compare-text.ts'
export { typeCode, typeName, typeRank } from './types.ts'

/** MongoDB's order over all BSON types (manual: "Comparison/Sort Order"). */
export function compare(a: Value, b: Value): number {
  if (a === b) return 0
  if (typeof a === 'number' && typeof b === 'number') {
    return compareDoubles(a, b)
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return compareStrings(a, b)
  }
  const rank = typeRank(a)
  const difference = rank - typeRank(b)
  return difference || comparators[rank](a as never, b as never)
}

export function equal(a: Value, b: Value): boolean {
  return compare(a, b) === 0
}

const same = () => 0

/** How bson keeps the twelve bytes: comparing these makes no copy of them. */
type Packed = { i0: number; i1: number; i2: number; i3: number }

function compareIds(a: ObjectId, b: ObjectId): number {
  const x = a as unknown as Packed
  const y = b as unknown as Packed
  if (x.i0 === undefined || y.i0 === undefined) {
    return compareBytes(a.id, b.id)
  }
  return x.i0 - y.i0 || x.i1 - y.i1 || x.i2 - y.i2 || x.i3 - y.i3
}

const comparators: ((a: never, b: never) => number)[] = [
  same,
  same,
  same,
  same,
  compareNumbers,
  (a: string | BSONSymbol, b: string | BSONSymbol) =>
    compareStrings(String(a), String(b)),
  compareDocuments,
  compareArrays,
  compareBinaries,
  compareIds,
  (a: boolean, b: boolean) => Number(a) - Number(b),
  (a: Date, b: Date) => compareDoubles(a.getTime(), b.getTime()),
  (a: Timestamp, b: Timestamp) => a.compare(b),
  compareRegexes,
  comparePointers,
  (a: Code, b: Code) => compareStrings(a.code, b.code),
  compareScoped,
  same,
]

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

/** All numeric types by their mathematical value, NaN first. */
function compareNumbers(a: NumberValue, b: NumberValue): number {
  const x = plainDouble(a)
  const y = plainDouble(b)
  if (x !== undefined && y !== undefined) return compareDoubles(x, y)
  if (typeCode(a) === 18 && typeCode(b) === 18) {
    return (a as Long).compare(b as Long)
  }
  return compareExactly(a, b)
}

function plainDouble(value: NumberValue): number | undefined {
  if (typeof value === 'number') return value
  const code = typeCode(value)
  if (code === 1 || code === 16) return Number((value as Double).valueOf())
  if (code !== 18) return undefined
  const { high } = value as Long
  const safe = high < 0x200000 && high > -0x200000
  return safe ? (value as Long).toNumber() : undefined
}

function compareExactly(a: NumberValue, b: NumberValue): number {
  const x = exactOf(a)
  const y = exactOf(b)
  if (typeof x === 'object' && typeof y === 'object') {
    return compareExact(x, y)
  }
  // One is infinite or NaN: any finite value can stand in for the other.
  return compareDoubles(
    typeof x === 'object' ? 0 : x,
    typeof y === 'object' ? 0 : y,
  )
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const order = compareFields(a[left[i]], left[i], b[right[i]], right[i])
    if (order) return order
  }
  return left.length - right.length
}

function compareFields(x: Value, xName: string, y: Value, yName: string) {
  return (
    typeRank(x) - typeRank(y) ||
    compareStrings(xName, yName) ||
    compare(x, y)
  )
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compare(a[i], b[i])
    if (order) return order
  }
  return a.length - b.length
}

/** Bytes and subtype of binary data. */
export function bytesOf(value: Binary | Uint8Array): [Uint8Array, number] {
  if (value instanceof Uint8Array) return [value, 0]
  return [value.buffer.subarray(0, value.position), value.sub_type]
}

function compareBinaries(a: Binary, b: Binary): number {
  const [x, xSubtype] = bytesOf(a)
  const [y, ySubtype] = bytesOf(b)
  return x.length - y.length || xSubtype - ySubtype || compareBytes(x, y)
}

/** Pattern and options of a BSON or a JavaScript regular expression. */
export function regexParts(value: BSONRegExp | RegExp): [string, string] {
  return value instanceof RegExp
    ? [value.source, value.flags.replace(/[^imsux]/g, '')]
    : [value.pattern, value.options]
}

function compareRegexes(a: BSONRegExp, b: BSONRegExp): number {
  const [x, xOptions] = regexParts(a)
  const [y, yOptions] = regexParts(b)
  return compareStrings(x, y) || compareStrings(xOptions, yOptions)
}

/** The namespace of a DBPointer; `DBRef` splits it at the first dot. */
export function namespaceOf({ db, collection }: DBRef): string {
  return db ? `${db}.${collection}` : collection
}

function comparePointers(a: DBRef, b: DBRef): number {
  const x = Buffer.from(namespaceOf(a))
  const y = Buffer.from(namespaceOf(b))
  return (
    x.length - y.length || compareBytes(x, y) || compareIds(a.oid, b.oid)
  )
}

function compareScoped(a: Code, b: Code): number {
  return (
    compareStrings(a.code, b.code) ||
    compare(a.scope as Value, b.scope as Value)
  )
}
