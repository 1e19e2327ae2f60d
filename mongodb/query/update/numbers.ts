import { MongoError } from '../../errors.ts'
import { add, multiply } from '../../values/arithmetic.ts'
import { compare } from '../../values/compare.ts'
import { type Missing, missing } from '../../values/path.ts'
import { isNumber, typeName } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import type { CompileModifier, Context, Modify } from './change.ts'
import { showValue } from './target.ts'

/** `$inc`, `$mul`, `$min`, `$max`; an int that grows too large becomes a long. */
export const numberOperators: Record<string, CompileModifier> = {
  $inc: (operand, path) =>
    arithmetic('$inc', 'increment', operand, path, add),
  $mul: (operand, path) =>
    arithmetic('$mul', 'multiply', operand, path, multiply),
  $min: value => extreme(value, order => order > 0),
  $max: value => extreme(value, order => order < 0),
}

function extreme(
  value: Value,
  isBetter: (order: number) => boolean,
): Modify {
  return {
    change: old =>
      old === missing || isBetter(compare(old, value)) ? value : old,
    creates: true,
  }
}

type Combine = (a: NumberValue, b: NumberValue) => NumberValue | undefined

function arithmetic(
  name: string,
  verb: string,
  operand: Value,
  path: string,
  combine: Combine,
): Modify {
  if (!isNumber(operand)) {
    const message = `Cannot ${verb} with non-numeric argument: {${path}: ${showValue(operand)}}`
    throw new MongoError('TypeMismatch', message)
  }
  const amount = operand as NumberValue
  return {
    creates: true,
    change(old, context) {
      if (old === missing)
        return name === '$inc' ? amount : combine(amount, 0)
      const result = combine(numberAt(old, name, path, context), amount)
      if (result !== undefined) return result
      const message = `Failed to apply ${name} operations to current value ((NumberLong)${old}) for document {_id: ${showValue(context.doc._id)}}`
      throw new MongoError('BadValue', message)
    },
  }
}

function numberAt(
  value: Value | Missing,
  name: string,
  path: string,
  { doc }: Context,
): NumberValue {
  if (value !== missing && isNumber(value)) return value as NumberValue
  const field = path.split('.').at(-1)
  const type = typeName(value as Value)
  const message = `Cannot apply ${name} to a value of non-numeric type. {_id: ${showValue(doc._id)}} has the field '${field}' of non-numeric type ${type}`
  throw new MongoError('TypeMismatch', message)
}
