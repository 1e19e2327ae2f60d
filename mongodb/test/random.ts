import { BSONRegExp } from 'bson'
import type { Document, Value } from '../values/value.ts'

/** A small seeded generator (mulberry32): the same seed gives the same documents and queries. */
export function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }
}

export type Random = ReturnType<typeof randomFrom>

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]
}

const paths = ['a', 'b', 'c', 'd.x', 'd.y', 'd'] as const
const long = 'long '.repeat(250)

function scalar(random: Random): Value {
  const kind = random()
  if (kind < 0.5) return Math.floor(random() * 8)
  if (kind < 0.6) return `text ${Math.floor(random() * 5)}`
  if (kind < 0.65) return null
  if (kind < 0.7) return new Date(Math.floor(random() * 5) * 1000)
  if (kind < 0.74) return random() < 0.5
  if (kind < 0.77) return random() * 5
  if (kind < 0.8) return Number.NaN
  if (kind < 0.83) return long + Math.floor(random() * 3)
  return Math.floor(random() * 3)
}

function value(random: Random, depth = 0): Value {
  if (depth < 2 && random() < 0.15) return list(random, depth)
  if (depth < 2 && random() < 0.15) return nested(random, depth)
  return scalar(random)
}

function list(random: Random, depth: number): Value[] {
  const length = Math.floor(random() * 4)
  return Array.from({ length }, () => value(random, depth + 1))
}

function nested(random: Random, depth: number): Document {
  const doc: Document = {}
  if (random() < 0.7) doc.x = value(random, depth + 1)
  if (random() < 0.5) doc.y = value(random, depth + 1)
  return doc
}

/** Plain documents hold no arrays. */
export function randomDocument(
  random: Random,
  id: Value,
  isPlain: boolean,
): Document {
  const doc: Document = { _id: id }
  for (const name of ['a', 'b', 'c']) {
    if (random() < 0.8) doc[name] = isPlain ? scalar(random) : value(random)
  }
  if (isPlain) doc.d = { x: scalar(random), y: scalar(random) }
  else if (random() < 0.7)
    doc.d = pick(random, [list, pairs, nested])(random, 0)
  return doc
}

function pairs(random: Random): Document[] {
  return [1, 2].map(() => ({ x: scalar(random), y: scalar(random) }))
}

export function randomFilter(random: Random, depth = 0): Document {
  const filter: Document = {}
  const count = Math.floor(random() * 3) + (depth === 0 ? 0 : 1)
  for (let i = 0; i < count; i++) {
    filter[pick(random, paths)] = condition(random)
  }
  if (depth < 2 && random() < 0.2) {
    const name = pick(random, ['$or', '$and', '$nor'])
    filter[name] = [1, 2].map(() => randomFilter(random, depth + 1))
  }
  if (random() < 0.08) {
    filter['d.x'] = { $lt: Math.floor(random() * 8) }
    filter['d.y'] = scalar(random)
  }
  if (random() < 0.08) filter._id = { $gt: Math.floor(random() * 200) }
  return filter
}

function condition(random: Random): Value {
  const operators: Document = {}
  if (random() < 0.05) return new BSONRegExp('^text')
  if (random() < 0.4) return value(random)
  const count = random() < 0.3 ? 2 : 1
  for (let i = 0; i < count; i++) {
    Object.assign(operators, operation(random))
  }
  return operators
}

function operation(random: Random): Document {
  const name = pick(random, [
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$eq',
    '$in',
    '$ne',
    '$exists',
    '$elemMatch',
    '$all',
    '$regex',
    '$not',
    '$nin',
  ])
  switch (name) {
    case '$in':
    case '$nin':
      return { [name]: [value(random), value(random), scalar(random)] }
    case '$all':
      return { $all: [scalar(random), scalar(random)] }
    case '$exists':
      return { $exists: random() < 0.5 }
    case '$regex':
      return {
        $regex: pick(random, ['^text 1', '^tex', 'ong', '^text [12]']),
      }
    case '$not':
      return { $not: { $gt: scalar(random) } }
    case '$elemMatch':
      return random() < 0.5
        ? { $elemMatch: { $gte: scalar(random), $lt: scalar(random) } }
        : { $elemMatch: { x: scalar(random), y: scalar(random) } }
    default:
      return { [name]: value(random) }
  }
}

export function randomSort(random: Random): Document {
  const sort: Document = {}
  const count = 1 + Math.floor(random() * 2)
  for (let i = 0; i < count; i++) {
    sort[pick(random, ['a', 'b', 'c', 'd.x', 'd.y'])] = pick(
      random,
      [1, -1],
    )
  }
  if (random() < 0.5) sort._id = pick(random, [1, -1])
  return sort
}
