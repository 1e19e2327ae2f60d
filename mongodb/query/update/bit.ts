import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { integerOf, longOf } from '../../values/arithmetic.ts'
import { isDocument } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import { typeCode, typeName } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import type { CompileModifier } from './change.ts'
import { showValue } from './target.ts'

const ways: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

type Step = [way: (a: bigint, b: bigint) => bigint, operand: NumberValue]

/** `$bit` on ints and longs (manual: "$bit"). */
export const bitOperator: Record<string, CompileModifier> = {
  $bit: (operand, path) => {
    const steps = readSteps(operand)
    return {
      creates: true,
      change: (old, { doc }) => {
        const start = old === missing ? 0 : old
        if (!isInteger(start)) throw notIntegral(start, path, doc._id)
        return steps.reduce(applyStep, start)
      },
    }
  },
}

function readSteps(operand: Value): Step[] {
  if (!isDocument(operand)) {
    const message = `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`
    throw new MongoError('BadValue', message)
  }
  const names = Object.keys(operand)
  if (names.length === 0) {
    const message = `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`
    throw new MongoError('BadValue', message)
  }
  return names.map(name => {
    const value = operand[name]
    if (!Object.hasOwn(ways, name)) {
      const message = `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${showValue(value)}}`
      throw new MongoError('BadValue', message)
    }
    if (isInteger(value)) return [ways[name], value]
    const message = `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(value)}' is not supported here: {${name}: ${showValue(value)}}`
    throw new MongoError('BadValue', message)
  })
}

function isInteger(value: Value): value is NumberValue {
  const code = typeCode(value)
  return code === 16 || code === 18
}

function applyStep(value: NumberValue, [way, operand]: Step): NumberValue {
  const result = way(integerOf(value), integerOf(operand))
  const isLong = value instanceof Long || operand instanceof Long
  return isLong ? (longOf(result) as Long) : Number(result)
}

function notIntegral(value: Value, path: string, id: Value): MongoError {
  const message = `Cannot apply $bit to a value of non-integral type._id: ${showValue(id)} has the field ${path} of non-integer type ${typeName(value)}`
  return new MongoError('BadValue', message)
}
