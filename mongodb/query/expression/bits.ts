import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { double, integerOf, longOf } from '../../values/arithmetic.ts'
import { typeCode } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { typeNameOf } from './numbers.ts'

const any = Number.POSITIVE_INFINITY

/** Bits of ints and longs (manual: "Bitwise Operators"), and a random double. */
export const bits: Record<string, CompileOperator> = {
  $bitAnd: withArguments(
    0,
    any,
    fold(-1n, (a, b) => a & b),
  ),
  $bitOr: withArguments(
    0,
    any,
    fold(0n, (a, b) => a | b),
  ),
  $bitXor: withArguments(
    0,
    any,
    fold(0n, (a, b) => a ^ b),
  ),
  $bitNot: withArguments(1, 1, ([value], name) => {
    if (isNullish(value)) return null
    const integer = checked(value, name)
    return sized(~integerOf(integer), integer instanceof Long)
  }),
  $rand: () => () => double(Math.random()),
}

function fold(start: bigint, way: (a: bigint, b: bigint) => bigint) {
  return (values: Argument[], name: string): Argument => {
    if (values.some(isNullish)) return null
    const integers = values.map(value => checked(value, name))
    const result = integers.map(integerOf).reduce(way, start)
    return sized(
      result,
      integers.some(value => value instanceof Long),
    )
  }
}

function checked(value: Argument, name: string): NumberValue {
  const code = typeCode(value as Value)
  if (code === 16 || code === 18) return value as NumberValue
  const message = `${name} only supports int and long operands, not ${typeNameOf(value)}.`
  throw new MongoError('TypeMismatch', message)
}

function sized(value: bigint, isLong: boolean): NumberValue {
  return isLong ? (longOf(value) as Long) : Number(value)
}
