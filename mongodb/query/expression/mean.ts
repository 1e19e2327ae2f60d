import { Long } from 'bson'
import { divide, double } from '../../values/arithmetic.ts'
import { isDecimal, toDouble } from '../../values/exact.ts'
import type { NumberValue } from '../../values/value.ts'

/** A decimal where the total is one, else a double. */
export function mean(total: NumberValue, count: number): NumberValue {
  return isDecimal(total)
    ? divide(total, Long.fromNumber(count))
    : double(toDouble(total) / count)
}
