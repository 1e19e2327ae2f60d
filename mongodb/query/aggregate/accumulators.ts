import { MongoError } from '../../errors.ts'
import { double, intOrLong } from '../../values/arithmetic.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { sumOf } from '../expression/arithmetic.ts'
import { order } from '../expression/logic.ts'
import { mean } from '../expression/mean.ts'
import { isNumeric } from '../expression/numbers.ts'
import { compileExpression, type Evaluate } from '../expression.ts'
import { keyOf } from '../match/comparison.ts'
import { isNullish, type Scope } from '../scope.ts'
import type { Accumulator, CompileAccumulator } from './accumulator.ts'
import { notMergeable } from './merge.ts'
import { pickers } from './pickers.ts'

/** Accumulators of `$group` (manual: "Accumulators ($group …)"). */
export const accumulators: ReadonlyMap<string, CompileAccumulator> =
  new Map(
    Object.entries<CompileAccumulator>({
      $sum: over(sum),
      $avg: over(average),
      $min: over(evaluate => extreme(evaluate, 1)),
      $max: over(evaluate => extreme(evaluate, -1)),
      $first: over(first),
      $last: over(last),
      $push: over(push),
      $addToSet: over(addToSet),
      $mergeObjects: over(mergeObjects),
      $stdDevPop: over(evaluate => deviation(evaluate, 0)),
      $stdDevSamp: over(evaluate => deviation(evaluate, 1)),
      $count: countAll,
      ...pickers,
    }),
  )

function over(create: (evaluate: Evaluate) => Accumulator) {
  return (operand: Value, scope: Scope) => {
    const evaluate = compileExpression(single(operand), scope)
    return () => create(evaluate)
  }
}

/** An accumulator takes one expression, which may be wrapped in an array. */
function single(operand: Value): Value {
  if (!Array.isArray(operand)) return operand
  if (operand.length === 1) return operand[0]
  const message = 'The accumulator is a unary operator'
  throw new MongoError('Location40237', message)
}

function sum(evaluate: Evaluate): Accumulator {
  let total: NumberValue = 0
  return {
    add(doc) {
      const value = evaluate(doc)
      if (isNumeric(value)) total = sumOf(total, value)
    },
    result: () => total,
  }
}

function countAll(operand: Value): () => Accumulator {
  if (!isDocument(operand) || Object.keys(operand).length > 0) {
    const message = '$count takes no arguments, i.e. $count:{}'
    throw new MongoError('TypeMismatch', message)
  }
  return () => {
    let total = 0
    return { add: () => total++, result: () => intOrLong(BigInt(total)) }
  }
}

function average(evaluate: Evaluate): Accumulator {
  let total: NumberValue = 0
  let count = 0
  return {
    add(doc) {
      const value = evaluate(doc)
      if (!isNumeric(value)) return
      total = sumOf(total, value)
      count++
    },
    result: () => (count === 0 ? null : mean(total, count)),
  }
}

function extreme(evaluate: Evaluate, sign: 1 | -1): Accumulator {
  let best: Value | Missing = missing
  return {
    add(doc) {
      const value = evaluate(doc)
      if (isNullish(value)) return
      if (best === missing || order(value, best) * sign < 0) best = value
    },
    result: () => (best === missing ? null : best),
  }
}

function first(evaluate: Evaluate): Accumulator {
  let seen = false
  let value: Value | Missing = null
  return {
    add(doc) {
      if (!seen) value = evaluate(doc)
      seen = true
    },
    result: () => (value === missing ? null : value),
  }
}

function last(evaluate: Evaluate): Accumulator {
  let newest: Document | undefined
  return {
    add(doc) {
      newest = doc
    },
    result() {
      const value = newest ? evaluate(newest) : null
      return value === missing ? null : value
    },
  }
}

function push(evaluate: Evaluate): Accumulator {
  const items: Value[] = []
  return {
    add(doc) {
      const value = evaluate(doc)
      if (value !== missing) items.push(value)
    },
    result: () => items,
  }
}

function addToSet(evaluate: Evaluate): Accumulator {
  const items = new Map<string, Value>()
  return {
    add(doc) {
      const value = evaluate(doc)
      if (value === missing) return
      const key = keyOf(value)
      if (!items.has(key)) items.set(key, value)
    },
    result: () => [...items.values()],
  }
}

function mergeObjects(evaluate: Evaluate): Accumulator {
  let merged: Document = {}
  return {
    add(doc) {
      const value = evaluate(doc)
      if (isNullish(value)) return
      if (!isDocument(value)) throw notMergeable(value)
      merged = { ...merged, ...value }
    },
    result: () => merged,
  }
}

/** Welford's method, which stays accurate for large values. */
function deviation(evaluate: Evaluate, missingDegrees: 0 | 1): Accumulator {
  let count = 0
  let center = 0
  let squares = 0
  return {
    add(doc) {
      const value = evaluate(doc)
      if (!isNumeric(value)) return
      const number = toDouble(value)
      const distance = number - center
      center += distance / ++count
      squares += distance * (number - center)
    },
    result() {
      const degrees = count - missingDegrees
      return degrees > 0 ? double(Math.sqrt(squares / degrees)) : null
    },
  }
}
