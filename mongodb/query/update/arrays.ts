import { MongoError } from '../../errors.ts'
import { equal } from '../../values/compare.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { cloneValue } from '../../values/identical.ts'
import { missing } from '../../values/path.ts'
import { isNumber, typeName } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import type { CompileModifier, Modify } from './change.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { removing } from './removing.ts'
import { showValue } from './target.ts'

/** Operators on arrays (manual: "Array Update Operators"). */
export const arrayOperators: Record<string, CompileModifier> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

function addToSet(operand: Value, path: string): Modify {
  const additions = eachOf(operand)
  return {
    creates: true,
    change(old) {
      const items = old === missing ? [] : old
      if (!Array.isArray(items)) throw notASet(items, path)
      for (const addition of additions) {
        if (!items.some(item => equal(item, addition))) {
          items.push(cloneValue(addition))
        }
      }
      return items
    },
  }
}

function eachOf(operand: Value): Value[] {
  if (!isDocument(operand) || !Object.hasOwn(operand, '$each')) {
    return [operand]
  }
  const { $each, ...rest } = operand as Document
  if (Object.keys(rest).length > 0) {
    const [name] = Object.keys(rest)
    const message = `Found unexpected fields after $each in $addToSet: ${name}`
    throw new MongoError('BadValue', message)
  }
  if (Array.isArray($each)) return $each
  const message = `The argument to $each in $addToSet must be an array but it was of type ${typeName($each)}`
  throw new MongoError('TypeMismatch', message)
}

function notASet(value: Value, path: string): MongoError {
  const name = path.split('.').at(-1)
  const message = `Cannot apply $addToSet to non-array field. Field named '${name}' has non-array type ${typeName(value)}`
  return new MongoError('BadValue', message)
}

function pop(operand: Value, path: string): Modify {
  const side = isNumber(operand) ? toDouble(operand as NumberValue) : 0
  if (!isNumber(operand)) {
    const message = `Expected a number in: ${path}: ${showValue(operand)}`
    throw new MongoError('FailedToParse', message)
  }
  if (side !== 1 && side !== -1) {
    const message = `$pop expects 1 or -1, found: ${showValue(operand)}`
    throw new MongoError('FailedToParse', message)
  }
  return {
    creates: false,
    change(old) {
      if (old === missing) return missing
      if (!Array.isArray(old)) {
        const message = `Path '${path}' contains an element of non-array type '${typeName(old)}'`
        throw new MongoError('TypeMismatch', message)
      }
      return side === 1 ? old.slice(0, -1) : old.slice(1)
    },
  }
}

function pullAll(operand: Value): Modify {
  if (!Array.isArray(operand)) {
    const message = `$pullAll requires an array argument but was given a ${typeName(operand)}`
    throw new MongoError('BadValue', message)
  }
  return removing(
    item => operand.some(value => equal(item, value)),
    '$pullAll',
  )
}
