import { isOperators } from '../query/match/condition.ts'
import { compileFilter } from '../query/match.ts'
import { compare } from '../values/compare.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

/** Whether every document that matches the filter surely matches a partial index's filter. */
export function impliesPartial(
  filter: Document,
  partial: Document,
): boolean {
  const known = conditionsOf(filter)
  const needed = conditionsOf(partial)
  return needed.every(need => known.some(fact => implies(fact, need)))
}

type Condition = { path: string; operator: string; operand: Value }

/** A filter as single conditions; `$or` and the like have an empty path. */
function conditionsOf(filter: Document): Condition[] {
  return Object.keys(filter).flatMap(name => {
    const value = filter[name]
    if (name === '$and') {
      return (value as Document[]).flatMap(conditionsOf)
    }
    if (name.startsWith('$'))
      return { path: '', operator: name, operand: value }
    if (!isOperators(value))
      return { path: name, operator: '$eq', operand: value }
    return Object.keys(value).map(operator => ({
      path: name,
      operator,
      operand: value[operator],
    }))
  })
}

function implies(fact: Condition, need: Condition): boolean {
  if (fact.path !== need.path) return false
  if (
    fact.operator === need.operator &&
    isSame(fact.operand, need.operand)
  ) {
    return true
  }
  if (fact.path === '') return false
  if (need.operator === '$exists')
    return need.operand === true && isPresent(fact)
  if (fact.operator === '$eq') return satisfies(fact.operand, need)
  if (fact.operator === '$in') return satisfiesAll(fact.operand, need)
  return isWithin(fact, need)
}

function isSame(a: Value, b: Value): boolean {
  return compare(a, b) === 0
}

function isPresent({ operator, operand }: Condition): boolean {
  if (operator === '$exists') return operand === true
  return /^\$(eq|gte?|lte?)$/.test(operator) && operand !== null
}

function satisfiesAll(values: Value, need: Condition): boolean {
  if (!Array.isArray(values)) return false
  return values.every(value => satisfies(value, need))
}

/** Whether a path with this value meets the need; false for values that are not scalars. */
function satisfies(
  value: Value,
  { operator, operand }: Condition,
): boolean {
  const isPlain = typeof value !== 'object' || value instanceof Date
  if (!isPlain || value === undefined || isDocument(value)) return false
  return compileFilter({ v: { [operator]: operand } })({ v: value })
}

/** `{$gt: 5}` lies within `{$gt: 3}`. */
function isWithin(fact: Condition, need: Condition): boolean {
  const isUp = /^\$gte?$/
  const isDown = /^\$lte?$/
  const isAlike =
    (isUp.test(fact.operator) && isUp.test(need.operator)) ||
    (isDown.test(fact.operator) && isDown.test(need.operator))
  if (!isAlike || fact.operand === null) return false
  const isOpen = !fact.operator.endsWith('e')
  return (
    satisfies(fact.operand, need) ||
    (isOpen && isSame(fact.operand, need.operand))
  )
}
