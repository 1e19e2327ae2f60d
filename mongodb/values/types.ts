import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import type { Value } from './value.ts'

/** BSON's type numbers and the names that `$type` gives them (bsonspec.org). */
export const typeNames: Record<number, string> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
}

const classes = new Map<object, number>([
  [Object.prototype, 3],
  [Array.prototype, 4],
  [Date.prototype, 9],
  [MinKey.prototype, -1],
  [Double.prototype, 1],
  [Binary.prototype, 5],
  [Buffer.prototype, 5],
  [Uint8Array.prototype, 5],
  [ObjectId.prototype, 7],
  [BSONRegExp.prototype, 11],
  [RegExp.prototype, 11],
  [DBRef.prototype, 12],
  [Code.prototype, 13],
  [BSONSymbol.prototype, 14],
  [Int32.prototype, 16],
  [Timestamp.prototype, 17],
  [Long.prototype, 18],
  [Decimal128.prototype, 19],
  [MaxKey.prototype, 127],
])

/** The BSON type number of a value; -1 and 127 for MinKey and MaxKey. */
export function typeCode(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 2
    case 'number':
      return isInt32(value) ? 16 : 1
    case 'boolean':
      return 8
    case 'undefined':
      return 6
    case 'object':
      return value === null ? 10 : objectCode(value)
    default:
      throw new TypeError(`no BSON type for a ${typeof value}`)
  }
}

function objectCode(value: object): number {
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null) return 3
  const code = classes.get(prototype)
  if (code === undefined) return foreignCode(value)
  return code === 13 && (value as Code).scope ? 15 : code
}

function foreignCode(value: object): number {
  for (const [prototype, code] of classes) {
    if (code !== 3 && Object.prototype.isPrototypeOf.call(prototype, value))
      return code
  }
  return 3
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0)
}

/** The `$type` alias of a value. */
export function typeName(value: Value): string {
  return typeNames[typeCode(value)]
}

const ranks: Record<number, number> = {
  [-1]: 1,
  6: 2,
  10: 3,
  1: 4,
  16: 4,
  18: 4,
  19: 4,
  2: 5,
  14: 5,
  3: 6,
  4: 7,
  5: 8,
  7: 9,
  8: 10,
  9: 11,
  17: 12,
  11: 13,
  12: 14,
  13: 15,
  15: 16,
  127: 17,
}

/** The rank of a value's type in MongoDB's comparison order; all numbers share a rank. */
export function typeRank(value: Value): number {
  if (typeof value === 'string') return 5
  if (typeof value === 'number') return 4
  return ranks[typeCode(value)]
}

export function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeRank(value) === 4
}
