import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { cloneValue } from '../../values/identical.ts'
import { type Missing, missing } from '../../values/path.ts'
import { isNumber, typeName } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { compileSort } from '../sort.ts'
import { sortValues } from '../values-order.ts'
import type { Context, Modify } from './change.ts'
import { showValue } from './target.ts'

type Spec = {
  each: Value[]
  position?: number
  slice?: number
  sort?: (items: Value[]) => Value[]
}

/** `$push` with `$each`, `$position`, `$sort` and `$slice`, in that order. */
export function push(operand: Value, path: string): Modify {
  const spec = readSpec(operand)
  return {
    creates: true,
    change: (old, context) => pushInto(old, spec, path, context),
  }
}

function pushInto(
  old: Value | Missing,
  spec: Spec,
  path: string,
  { doc }: Context,
): Value {
  if (old !== missing && !Array.isArray(old)) {
    const message = `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${showValue(doc._id)}}`
    throw new MongoError('BadValue', message)
  }
  const before = old === missing ? [] : old
  const at = spec.position ?? before.length
  const items = [
    ...before.slice(0, at),
    ...spec.each.map(cloneValue),
    ...before.slice(at),
  ]
  const sorted = spec.sort ? spec.sort(items) : items
  return slice(sorted, spec.slice)
}

function slice(items: Value[], count: number | undefined): Value[] {
  if (count === undefined) return items
  if (count === 0) return []
  return count < 0 ? items.slice(count) : items.slice(0, count)
}

function readSpec(operand: Value): Spec {
  if (!isDocument(operand) || !Object.hasOwn(operand, '$each')) {
    return { each: [operand] }
  }
  for (const name of Object.keys(operand)) {
    if (/^\$(each|position|slice|sort)$/.test(name)) continue
    const message = `Unrecognized clause in $push: ${name}`
    throw new MongoError('BadValue', message)
  }
  const { $each, $position, $slice, $sort } = operand
  if (!Array.isArray($each)) {
    const message = `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`
    throw new MongoError('BadValue', message)
  }
  return {
    each: $each,
    position: wholeNumber('$position', $position),
    slice: wholeNumber('$slice', $slice),
    sort: sorter($sort),
  }
}

function wholeNumber(name: string, value: Value): number | undefined {
  if (value === undefined) return undefined
  const number = isNumber(value)
    ? toDouble(value as NumberValue)
    : Number.NaN
  if (Number.isInteger(number)) return number
  const message = `The value for ${name} must be an integer value but was given type: ${typeName(value)}`
  throw new MongoError('BadValue', message)
}

function sorter(spec: Value): Spec['sort'] {
  if (spec === undefined) return undefined
  if (isDocument(spec)) {
    const order = compileSort(spec)
    const wrap = (item: Value): Document => (isDocument(item) ? item : {})
    return items => [...items].sort((a, b) => order(wrap(a), wrap(b)))
  }
  const direction = isNumber(spec) ? toDouble(spec as NumberValue) : 0
  if (direction === 1 || direction === -1) {
    return items => sortValues(items, direction)
  }
  const message = 'The $sort element value must be either 1 or -1'
  throw new MongoError('BadValue', message)
}
