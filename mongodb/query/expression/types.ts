import { Binary } from 'bson'
import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { encode } from '../../values/encode.ts'
import { toDouble } from '../../values/exact.ts'
import { typeNames } from '../../values/types.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isNullish, type Scope } from '../scope.ts'
import { type Argument, checkFields, withArguments } from './arguments.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'
import { convert } from './convert.ts'
import { isNumeric, typeNameOf } from './numbers.ts'

/** Operators that name and change types (manual: "Type Expression Operators"). */
export const types: Record<string, CompileOperator> = {
  $type: withArguments(1, 1, ([value]) => typeNameOf(value)),
  $isNumber: withArguments(1, 1, ([value]) => isNumeric(value)),
  $binarySize: withArguments(1, 1, ([value]) => binarySize(value)),
  $bsonSize: withArguments(1, 1, ([value]) => bsonSize(value)),
  $convert: compileConvert,
  $toInt: converting('int'),
  $toLong: converting('long'),
  $toDouble: converting('double'),
  $toDecimal: converting('decimal'),
  $toBool: converting('bool'),
  $toString: converting('string'),
  $toDate: converting('date'),
  $toObjectId: converting('objectId'),
}

/** Bytes of a text or of binary data. */
function binarySize(value: Argument): Argument {
  if (isNullish(value)) return null
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (value instanceof Binary) return value.length()
  throw new MongoError(
    'Location51276',
    `$binarySize requires a string or BinData argument, found: ${typeNameOf(value)}`,
  )
}

/** Bytes of a document as BSON. */
function bsonSize(value: Argument): Argument {
  if (isNullish(value)) return null
  if (isDocument(value)) return encode(value).length
  throw new MongoError(
    'Location31393',
    `$bsonSize requires a document input, found: ${typeNameOf(value)}`,
  )
}

function converting(to: string): CompileOperator {
  return withArguments(1, 1, ([value]) =>
    isNullish(value) ? null : convert(value, to),
  )
}

function compileConvert(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(
    operand,
    '$convert',
    ['input', 'to'],
    ['onError', 'onNull'],
  )
  const compile = (name: string) =>
    compileExpression(Object.hasOwn(spec, name) ? spec[name] : null, scope)
  const [input, to, onError, onNull] = [
    compile('input'),
    compile('to'),
    compile('onError'),
    compile('onNull'),
  ]
  return doc => {
    const value = input(doc)
    if (isNullish(value)) return onNull(doc)
    const wanted = targetName(to(doc))
    if (wanted === undefined) return null
    if (!Object.hasOwn(spec, 'onError')) return convert(value, wanted)
    try {
      return convert(value, wanted)
    } catch {
      return onError(doc)
    }
  }
}

function targetName(to: Argument): string | undefined {
  if (isNullish(to)) return undefined
  const name = isDocument(to) ? to.type : to
  if (typeof name === 'string') return name
  const code = isNumeric(name) ? toDouble(name as NumberValue) : Number.NaN
  if (code in typeNames) return typeNames[code]
  const message = "$convert's 'to' argument must be a string or number"
  throw new MongoError('FailedToParse', message)
}
