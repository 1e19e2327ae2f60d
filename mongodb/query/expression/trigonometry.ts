import { MongoError } from '../../errors.ts'
import { double } from '../../values/arithmetic.ts'
import { toDouble } from '../../values/exact.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { numeric } from './numbers.ts'
import { refuseDecimal } from './powers.ts'

/** Functions of angles in radians, as doubles (manual: "Trigonometry Expression Operators"). */
export const trigonometry: Record<string, CompileOperator> = {
  ...one('$sin', Math.sin, Number.isFinite),
  ...one('$cos', Math.cos, Number.isFinite),
  ...one('$tan', Math.tan, Number.isFinite),
  ...one('$asin', Math.asin, x => x >= -1 && x <= 1),
  ...one('$acos', Math.acos, x => x >= -1 && x <= 1),
  ...one('$atan', Math.atan),
  ...one('$sinh', Math.sinh),
  ...one('$cosh', Math.cosh),
  ...one('$tanh', Math.tanh),
  ...one('$asinh', Math.asinh),
  ...one('$acosh', Math.acosh, x => x >= 1),
  ...one('$atanh', Math.atanh, x => x >= -1 && x <= 1),
  ...one('$degreesToRadians', x => (x * Math.PI) / 180),
  ...one('$radiansToDegrees', x => (x * 180) / Math.PI),
  $atan2: withArguments(2, 2, ([y, x], name) => {
    if (isNullish(y) || isNullish(x)) return null
    return double(Math.atan2(real(y, name), real(x, name)))
  }),
}

function real(value: Argument, name: string): number {
  refuseDecimal(name, value)
  return toDouble(numeric(value, name, 'Location28765'))
}

function one(
  name: string,
  apply: (x: number) => number,
  isInside: (x: number) => boolean = () => true,
): Record<string, CompileOperator> {
  const compile = withArguments(1, 1, ([value]) => {
    if (isNullish(value)) return null
    const number = real(value, name)
    if (Number.isNaN(number)) return number
    if (!isInside(number)) {
      const message = `cannot apply ${name} to ${number}, value must be in its domain`
      throw new MongoError('Location50989', message)
    }
    return double(apply(number))
  })
  return { [name]: compile }
}
