import { type CodeName, MongoError } from '../../errors.ts'
import { missing } from '../../values/path.ts'
import { isNumber, typeName } from '../../values/types.ts'
import type { NumberValue } from '../../values/value.ts'
import type { Argument } from './arguments.ts'

/** The type as error messages name it. */
export function typeNameOf(value: Argument): string {
  return value === missing ? 'missing' : typeName(value)
}

export function isNumeric(value: Argument): value is NumberValue {
  if (typeof value === 'number') return true
  return typeof value === 'object' && value !== null && isNumber(value)
}

/** The value as a number; anything else is refused with MongoDB's words. */
export function numeric(
  value: Argument,
  name: string,
  code: CodeName = 'TypeMismatch',
): NumberValue {
  if (isNumeric(value)) return value
  throw new MongoError(
    code,
    `${name} only supports numeric types, not ${typeNameOf(value)}`,
  )
}
