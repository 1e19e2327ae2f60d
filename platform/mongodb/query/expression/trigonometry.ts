import { Context } from 'mingo'
import * as mingo from 'mingo/operators/expression'
import { MongoError } from '../../errors.ts'
import { double } from '../../values/arithmetic.ts'
import { toDouble } from '../../values/exact.ts'
import { isNullish } from '../scope.ts'
import { type Argument, type Compile, withArguments } from './arguments.ts'
import { refuseDecimal } from './arithmetic.ts'
import { numeric } from './numbers.ts'

const options = {
  idKey: '_id',
  scriptEnabled: false,
  context: Context.init(),
}

type Operator = (obj: unknown, expr: unknown, options: unknown) => unknown

/** mingo's answers, of which MongoDB wants a double whatever their value. */
export const trigonometry: Record<string, Compile> = {
  ...one('$sin', mingo.$sin, Number.isFinite),
  ...one('$cos', mingo.$cos, Number.isFinite),
  ...one('$tan', mingo.$tan, Number.isFinite),
  ...one('$asin', mingo.$asin, x => x >= -1 && x <= 1),
  ...one('$acos', mingo.$acos, x => x >= -1 && x <= 1),
  ...one('$atan', mingo.$atan),
  ...one('$sinh', mingo.$sinh),
  ...one('$cosh', mingo.$cosh),
  ...one('$tanh', mingo.$tanh),
  ...one('$asinh', mingo.$asinh),
  ...one('$acosh', mingo.$acosh, x => x >= 1),
  ...one('$atanh', mingo.$atanh, x => x >= -1 && x <= 1),
  ...one('$degreesToRadians', mingo.$degreesToRadians),
  ...one('$radiansToDegrees', mingo.$radiansToDegrees),
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
  operator: unknown,
  isInside: (x: number) => boolean = () => true,
): Record<string, Compile> {
  const apply = operator as Operator
  const compile = withArguments(1, 1, ([value]) => {
    if (isNullish(value)) return null
    const number = real(value, name)
    if (Number.isNaN(number)) return number
    if (!isInside(number)) {
      const message = `cannot apply ${name} to ${number}, value must be in its domain`
      throw new MongoError('Location50989', message)
    }
    return double(Number(apply({}, number, options)))
  })
  return { [name]: compile }
}
