import { MongoError } from '../errors.ts'
import { compare } from '../values/compare.ts'
import { isDocument, isInherited } from '../values/document.ts'
import { toDouble } from '../values/exact.ts'
import { indexEntries } from '../values/index-keys.ts'
import { scoreOf } from '../values/score.ts'
import { isNumber } from '../values/types.ts'
import type { Document, NumberValue, Value } from '../values/value.ts'

/** A document's sort key: a value per field of the specification. */
export type SortKey = Value[]

export type SortPlan = {
  keyOf: (doc: Document, score?: number) => SortKey
  compareKeys: (a: SortKey, b: SortKey) => number
}

type Part = {
  read: (doc: Document, score?: number) => Value
  direction: 1 | -1
}

/** Orders two documents; scores are passed where the documents do not carry them. */
export function compileSort(spec: Document) {
  const { keyOf, compareKeys } = planSort(spec)
  return (a: Document, b: Document, aScore?: number, bScore?: number) =>
    compareKeys(keyOf(a, aScore), keyOf(b, bScore))
}

/** The two halves of a sort, so that many documents need their key only once. */
export function planSort(spec: Document): SortPlan {
  const parts = Object.keys(spec).map(name => partOf(name, spec[name]))
  const directions = parts.map(part => part.direction)
  return {
    keyOf: (doc, score) => parts.map(part => part.read(doc, score)),
    compareKeys: (a, b) => {
      for (let i = 0; i < directions.length; i++) {
        const order = compare(a[i], b[i])
        if (order !== 0) return order * directions[i]
      }
      return 0
    },
  }
}

function partOf(name: string, order: Value): Part {
  if (isDocument(order)) return scorePart(name, order)
  const direction = directionOf(name, order)
  return { read: reader(name, direction), direction }
}

function scorePart(name: string, order: Document): Part {
  if (order.$meta === 'textScore') {
    return {
      read: (doc, score) => score ?? scoreOf(doc) ?? null,
      direction: -1,
    }
  }
  const message = `Illegal key in $sort specification: ${name}: ${JSON.stringify(order)}`
  throw new MongoError('Location15974', message)
}

function directionOf(name: string, order: Value): 1 | -1 {
  if (!isNumber(order)) {
    const message = `Illegal key in $sort specification: ${name}: ${JSON.stringify(order)}`
    throw new MongoError('Location15974', message)
  }
  const direction = toDouble(order as NumberValue)
  if (direction === 1 || direction === -1) return direction
  const message =
    '$sort key ordering must be 1 (for ascending) or -1 (for descending)'
  throw new MongoError('Location15975', message)
}

/** Of an array the least item counts, the greatest where the order descends. */
function reader(path: string, direction: 1 | -1) {
  if (path === '') {
    const message = 'FieldPath cannot be constructed with empty string'
    throw new MongoError('Location40352', message)
  }
  if (path.includes('.') || isInherited(path)) {
    return (doc: Document) => extreme(doc, path, direction)
  }
  return (doc: Document) => {
    const value = doc[path]
    if (Array.isArray(value)) return extreme(doc, path, direction)
    if (value !== undefined || Object.hasOwn(doc, path)) return value
    return null
  }
}

function extreme(doc: Document, path: string, direction: 1 | -1): Value {
  const { entries } = indexEntries(doc, [path])
  let [best] = entries[0]
  for (const [value] of entries) {
    if (compare(value, best) * direction < 0) best = value
  }
  return best
}
