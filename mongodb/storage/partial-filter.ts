import { MongoError } from '../errors.ts'
import { isOperators, isRegex } from '../query/match/condition.ts'
import type { Document, Value } from '../values/value.ts'

const branches = new Set(['$and', '$or'])
const operators = new Set([
  ...['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$type'],
  '$exists',
])

/** Refuses what MongoDB cannot use in a partial index (manual: "Partial Indexes"). */
export function checkPartialFilter(filter: Document) {
  for (const [name, value] of Object.entries(filter)) {
    if (branches.has(name)) {
      for (const branch of value as Document[]) checkPartialFilter(branch)
    } else if (name.startsWith('$')) throw unsupported(name)
    else checkCondition(value)
  }
}

function checkCondition(condition: Value) {
  if (isRegex(condition)) throw unsupported('$regex')
  if (!isOperators(condition)) return
  for (const [operator, operand] of Object.entries(condition)) {
    if (!operators.has(operator)) throw unsupported(operator)
    if (operator === '$exists' && !operand) throw unsupported('$not')
  }
}

function unsupported(name: string) {
  return new MongoError(
    'CannotCreateIndex',
    `Expression not supported in partial index: ${name}`,
  )
}
