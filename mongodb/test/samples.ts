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
import type { Document, Value } from '../values/value.ts'

/** For tests: values of every BSON type from a seed, with many near and equal ones among them. */
export function createSampler(seed: number) {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 2 ** 32
  }
  const pick = <T>(items: readonly T[]): T =>
    items[Math.floor(random() * items.length)]

  const makers: ((depth: number) => Value)[] = [
    () => pick(numbers),
    () => pick(numbers),
    () => Math.floor(random() * 2 ** 32) | 0,
    () => toDouble((random() - 0.5) * 10 ** Math.floor(random() * 40 - 20)),
    () => Long.fromBits(random() * 2 ** 32, random() * 2 ** 32),
    () => Long.fromNumber(2 ** 53).add(Math.floor(random() * 9) - 4),
    () => toDouble(2 ** 53 + 2 * Math.floor(random() * 4 - 2)),
    () => decimal(),
    () => pick(strings),
    () => pick(strings) + pick(strings),
    () => new BSONSymbol(pick(strings)),
    () => pick([null, undefined, true, false, new MinKey(), new MaxKey()]),
    () => new Date(Math.floor((random() - 0.5) * 1e13)),
    () => new ObjectId(bytes(12)),
    () => new Binary(bytes(Math.floor(random() * 4)), pick([0, 2, 4, 128])),
    () => new Timestamp({ t: pick([0, 7, 2 ** 32 - 1]), i: pick([0, 5]) }),
    () => new BSONRegExp(pick(['a', '^b', 'ab']), pick(['', 'i', 'im'])),
    () => new Code(pick(strings)),
    () => new Code(pick(strings), { x: pick(numbers) as never }),
    () => new DBRef(pick(['a', 'db.c', 'db.c.d']), new ObjectId(bytes(12))),
    depth => (depth > 3 ? null : document(depth + 1)),
    depth => (depth > 3 ? null : list(depth + 1)),
  ]

  function bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => pick([0, 1, 127, 255]))
  }

  function decimal(): Decimal128 {
    const digits = String(Math.floor(random() * 1000))
    const exponent = pick([0, 0, -1, -2, 1, 20, -300, 400, -6000, 6000])
    const sign = random() < 0.5 ? '-' : ''
    return Decimal128.fromString(`${sign}${digits}E${exponent}`)
  }

  function value(depth = 0): Value {
    return pick(makers)(depth)
  }

  function list(depth: number): Value[] {
    return Array.from({ length: Math.floor(random() * 4) }, () =>
      value(depth),
    )
  }

  function document(depth = 0): Document {
    const doc: Document = {}
    for (let i = Math.floor(random() * 4); i > 0; i--) {
      const name = pick(['a', 'b', 'ab', 'é', '__proto__', 'constructor'])
      Object.defineProperty(doc, name, {
        value: value(depth),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return doc
  }

  return { random, pick, value, document }
}

function toDouble(value: number): number | Double {
  return Number.isInteger(value) ? new Double(value) : value
}

const strings = [
  '',
  'a',
  'b',
  'ab',
  'a\0',
  'a\0b',
  'é',
  '\uffee',
  '😀',
  'Ab',
]

const numbers: Value[] = [
  0,
  1,
  -1,
  5,
  2 ** 31 - 1,
  -(2 ** 31),
  0.1,
  -0.5,
  5e-324,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  new Double(-0),
  new Double(5),
  new Double(2 ** 53),
  new Double(2 ** 63),
  Long.fromNumber(5),
  Long.MAX_VALUE,
  Long.MIN_VALUE,
  Long.fromString('9007199254740993'),
  ...['5', '5.0', '0.1', '-0', 'NaN', 'Infinity', '-Infinity', '1E-6176']
    .concat(['9.99E6144', '9007199254740993', '9007199254740992.5'])
    .map(text => Decimal128.fromString(text)),
]
