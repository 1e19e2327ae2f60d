import { compare } from '../../values/compare.ts'
import { missing } from '../../values/path.ts'
import { isTrue } from '../scope.ts'
import {
  type Argument,
  compileArguments,
  withArguments,
} from './arguments.ts'
import type { CompileOperator } from './compile.ts'

const any = Number.POSITIVE_INFINITY

/** Boolean operators, and comparisons by BSON order with a missing field below everything. */
export const logic: Record<string, CompileOperator> = {
  $cmp: withArguments(2, 2, ([a, b]) => Math.sign(order(a, b))),
  $eq: comparison(result => result === 0),
  $ne: comparison(result => result !== 0),
  $gt: comparison(result => result > 0),
  $gte: comparison(result => result >= 0),
  $lt: comparison(result => result < 0),
  $lte: comparison(result => result <= 0),
  $not: withArguments(1, 1, ([value]) => !isTrue(value)),
  $and: (operand, scope, name) => {
    const args = compileArguments(operand, scope, name, 0, any)
    return doc => args.every(evaluate => isTrue(evaluate(doc)))
  },
  $or: (operand, scope, name) => {
    const args = compileArguments(operand, scope, name, 0, any)
    return doc => args.some(evaluate => isTrue(evaluate(doc)))
  },
}

function comparison(accept: (order: number) => boolean): CompileOperator {
  return withArguments(2, 2, ([a, b]) => accept(order(a, b)))
}

/** Missing and undefined compare alike, before null. */
export function order(a: Argument, b: Argument): number {
  return compare(
    a === missing ? undefined : a,
    b === missing ? undefined : b,
  )
}
