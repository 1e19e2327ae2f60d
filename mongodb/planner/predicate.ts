import { isOperators } from '../query/match/condition.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import type { Interval } from './interval.ts'
import { rangesOf } from './ranges.ts'

/** A filter's condition on a path, as far as an index can use it. */
export type Predicate = {
  path: string
  intervals: Interval[]
  /** Whether a document without the path may match. */
  matchesMissing: boolean
  /** Whether the intervals say all that the filter says of a path without arrays. */
  isExact: boolean
}

/** A filter taken apart: everything in it must hold. */
export type Conjunction = {
  predicates: Predicate[]
  /** The branches of each `$or`. */
  choices: Document[][]
  /** Whether nothing of the filter is left out. */
  isWhole: boolean
}

export function takeApart(filter: Document): Conjunction {
  const result: Conjunction = { predicates: [], choices: [], isWhole: true }
  collect(filter, '', result)
  return result
}

function collect(filter: Document, prefix: string, into: Conjunction) {
  for (const name of Object.keys(filter)) {
    const value = filter[name]
    if (!name.startsWith('$')) addField(prefix + name, value, into)
    else if (name === '$and') collectAll(value, prefix, into)
    else if (name === '$or' && prefix === '') addChoice(value, into)
    else if (name !== '$comment') into.isWhole = false
  }
}

function collectAll(branches: Value, prefix: string, into: Conjunction) {
  for (const branch of branches as Document[]) collect(branch, prefix, into)
}

function addChoice(branches: Value, into: Conjunction) {
  into.choices.push(branches as Document[])
  into.isWhole = false
}

function addField(path: string, value: Value, into: Conjunction) {
  if (!isOperators(value)) return add(path, '$eq', value, into)
  for (const operator of Object.keys(value)) {
    const operand = value[operator]
    if (operator === '$elemMatch') addElements(path, operand, into)
    else if (operator !== '$options')
      add(path, operator, operand, into, value)
  }
}

function add(
  path: string,
  operator: string,
  operand: Value,
  into: Conjunction,
  beside?: Document,
) {
  const ranges = rangesOf(operator, operand, beside)
  if (!ranges) into.isWhole = false
  else {
    into.predicates.push({ path, ...ranges })
    if (!ranges.isExact) into.isWhole = false
  }
}

/** All conditions hold for the same item of the array. */
function addElements(path: string, operand: Value, into: Conjunction) {
  into.isWhole = false
  if (!isDocument(operand)) return
  if (!isOperators(operand)) return collect(operand, `${path}.`, into)
  for (const operator of Object.keys(operand)) {
    if (operator === '$and' || operator === '$or') continue
    add(path, operator, operand[operator], into, operand)
  }
}
