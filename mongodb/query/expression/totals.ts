import { double } from '../../values/arithmetic.ts'
import { toDouble } from '../../values/exact.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import { sumOf } from './arithmetic.ts'
import type { CompileOperator } from './compile.ts'
import { order } from './logic.ts'
import { mean } from './mean.ts'
import { isNumeric } from './numbers.ts'

const any = Number.POSITIVE_INFINITY

/** Accumulators as expressions: over several arguments, or the items of a single array. */
export const totals: Record<string, CompileOperator> = {
  $sum: withArguments(0, any, values =>
    itemsOf(values).filter(isNumeric).reduce<NumberValue>(sumOf, 0),
  ),
  $avg: withArguments(1, any, values => average(itemsOf(values))),
  $min: withArguments(1, any, values => extreme(itemsOf(values), 1)),
  $max: withArguments(1, any, values => extreme(itemsOf(values), -1)),
  $stdDevPop: withArguments(1, any, values => deviation(values, 0)),
  $stdDevSamp: withArguments(1, any, values => deviation(values, 1)),
}

function itemsOf(values: Argument[]): Argument[] {
  const [only] = values
  return values.length === 1 && Array.isArray(only) ? only : values
}

function average(values: Argument[]): Argument {
  const numbers = values.filter(isNumeric)
  if (numbers.length === 0) return null
  return mean(numbers.reduce<NumberValue>(sumOf, 0), numbers.length)
}

function extreme(values: Argument[], sign: 1 | -1): Argument {
  let best: Value = null
  for (const value of values) {
    if (isNullish(value)) continue
    if (best === null || order(value, best) * sign < 0) best = value
  }
  return best
}

function deviation(values: Argument[], missingDegrees: 0 | 1): Argument {
  const numbers = itemsOf(values).filter(isNumeric).map(toDouble)
  const degrees = numbers.length - missingDegrees
  if (degrees <= 0) return null
  const center = numbers.reduce((a, b) => a + b, 0) / numbers.length
  const squares = numbers.reduce((sum, x) => sum + (x - center) ** 2, 0)
  return double(Math.sqrt(squares / degrees))
}
