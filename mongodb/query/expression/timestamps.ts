import { Long, Timestamp } from 'bson'
import { MongoError } from '../../errors.ts'
import { isNullish } from '../scope.ts'
import { withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { typeNameOf } from './numbers.ts'

/** Operators on timestamps (manual: "Timestamp Expression Operators"). */
export const timestamps: Record<string, CompileOperator> = {
  $tsSecond: partOf('Location5687301', ({ t }) => t),
  $tsIncrement: partOf('Location5687302', ({ i }) => i),
}

function partOf(
  code: `Location${number}`,
  read: (timestamp: Timestamp) => number,
): CompileOperator {
  return withArguments(1, 1, ([value], name) => {
    if (isNullish(value)) return null
    if (value instanceof Timestamp) return Long.fromNumber(read(value))
    throw new MongoError(
      code,
      `Argument to ${name} must be a timestamp, but is ${typeNameOf(value)}`,
    )
  })
}
