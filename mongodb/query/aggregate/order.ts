import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { planSort, type SortPlan } from '../sort.ts'
import type { Stage } from './stage.ts'

export function sort(spec: Value): Stage {
  const { keyOf, compareKeys } = planSort(checkSort(spec))
  return {
    *all(input) {
      const rows: { key: Value[]; doc: Document }[] = []
      for (const doc of input) rows.push({ key: keyOf(doc), doc })
      rows.sort((a, b) => compareKeys(a.key, b.key))
      for (const { doc } of rows) yield doc
    },
  }
}

function checkSort(spec: Value): Document {
  if (!isDocument(spec)) {
    const message = 'the $sort key specification must be an object'
    throw new MongoError('Location15973', message)
  }
  if (Object.keys(spec).length > 0) return spec
  const message = '$sort stage must have at least one sort key'
  throw new MongoError('Location15976', message)
}

export type LimitedSort = { plan: SortPlan; limit: number }

/** The `$sort` at this place, where a `$limit`, perhaps after a `$skip`, bounds it. */
export function limitedSort(
  pipeline: Document[],
  at: number,
): LimitedSort | undefined {
  if (Object.keys(pipeline[at] ?? {}).length !== 1) return undefined
  const spec = pipeline[at].$sort
  const skip = pipeline[at + 1]?.$skip
  const most = pipeline[skip === undefined ? at + 1 : at + 2]?.$limit
  if (!isDocument(spec) || !isCount(most)) return undefined
  const plan = planSort(checkSort(spec))
  if (skip === undefined) return { plan, limit: countOf(most) }
  if (!isCount(skip)) return undefined
  return { plan, limit: countOf(most) + countOf(skip) }
}

const countOf = (value: Value) => toDouble(value as NumberValue)

function isCount(value: Value): boolean {
  return (
    isNumber(value) &&
    Number.isInteger(countOf(value)) &&
    countOf(value) >= 0
  )
}

export function limit(spec: Value): Stage {
  const most = isNumber(spec) ? countOf(spec) : Number.NaN
  if (!Number.isInteger(most)) {
    const message = `invalid argument to $limit stage: Expected an integer: $limit: ${JSON.stringify(spec)}`
    throw new MongoError('Location5107201', message)
  }
  if (most <= 0) {
    throw new MongoError('Location15958', 'the limit must be positive')
  }
  return { all: input => take(input, most) }
}

function* take(input: Iterable<Document>, most: number) {
  let left = most
  for (const doc of input) {
    yield doc
    if (--left === 0) return
  }
}

export function skip(spec: Value): Stage {
  const count = isNumber(spec) ? countOf(spec) : Number.NaN
  if (!Number.isInteger(count) || count < 0) {
    const message = `invalid argument to $skip stage: Expected a non-negative number in: $skip: ${JSON.stringify(spec)}`
    throw new MongoError('Location5107200', message)
  }
  return { all: input => drop(input, count) }
}

function* drop(input: Iterable<Document>, count: number) {
  let left = count
  for (const doc of input) if (left-- <= 0) yield doc
}

export function count(spec: Value): Stage {
  if (typeof spec !== 'string' || spec === '') {
    const message = 'the count field must be a non-empty string'
    throw new MongoError('Location40156', message)
  }
  if (spec.startsWith('$') || spec.includes('.')) {
    const message = `the count field cannot ${spec.startsWith('$') ? 'be a $-prefixed path' : "contain '.'"}`
    throw new MongoError('Location40158', message)
  }
  return {
    *all(input) {
      let total = 0
      for (const _ of input) total++
      if (total > 0) yield { [spec]: total }
    },
  }
}

export function sample(spec: Value): Stage {
  const size = isDocument(spec) ? spec.size : undefined
  const wanted = isNumber(size) ? countOf(size) : Number.NaN
  if (!(wanted > 0)) {
    const message = 'size argument to $sample must be a positive integer'
    throw new MongoError('Location28747', message)
  }
  return { all: input => pickAtRandom(input, Math.trunc(wanted)) }
}

/** Reservoir sampling: every document has the same chance. */
function* pickAtRandom(input: Iterable<Document>, size: number) {
  const picked: Document[] = []
  let seen = 0
  for (const doc of input) {
    const place = Math.floor(Math.random() * ++seen)
    if (picked.length < size) {
      picked.push(picked[place] ?? doc)
      picked[place] = doc
    } else if (place < size) picked[place] = doc
  }
  yield* picked
}
