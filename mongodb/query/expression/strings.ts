import { MongoError } from '../../errors.ts'
import { compareStrings } from '../../values/compare.ts'
import type { Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withArguments, withFields } from './arguments.ts'
import { int } from './arrays.ts'
import type { CompileOperator } from './compile.ts'
import { textOf } from './convert.ts'
import { typeNameOf } from './numbers.ts'

/** Operators on text (manual: "String Expression Operators"). */
export const strings: Record<string, CompileOperator> = {
  $concat: withArguments(0, Number.POSITIVE_INFINITY, concat),
  $toLower: withArguments(1, 1, ([value], name) =>
    asText(value, name).replace(/[A-Z]/g, letter => letter.toLowerCase()),
  ),
  $toUpper: withArguments(1, 1, ([value], name) =>
    asText(value, name).replace(/[a-z]/g, letter => letter.toUpperCase()),
  ),
  $strcasecmp: withArguments(2, 2, ([a, b], name) => {
    const x = asText(a, name).toUpperCase()
    const y = asText(b, name).toUpperCase()
    return Math.sign(compareStrings(x, y))
  }),
  $strLenCP: withArguments(
    1,
    1,
    ([value], name) => [...required(value, name, 34471)].length,
  ),
  $strLenBytes: withArguments(1, 1, ([value], name) =>
    Buffer.byteLength(required(value, name, 34473)),
  ),
  $split: withArguments(2, 2, ([value, separator]) =>
    split(value, separator),
  ),
  $substr: withArguments(3, 3, substrBytes),
  $substrBytes: withArguments(3, 3, substrBytes),
  $substrCP: withArguments(3, 3, substrCP),
  $indexOfCP: withArguments(2, 4, indexOfCP),
  $replaceOne: withFields(['input', 'find', 'replacement'], [], replaceOne),
  $replaceAll: withFields(['input', 'find', 'replacement'], [], replaceAll),
}

function concat(values: Argument[]): Argument {
  let text = ''
  for (const value of values) {
    if (isNullish(value)) return null
    if (typeof value !== 'string') {
      const message = `$concat only supports strings, not ${typeNameOf(value)}`
      throw new MongoError('Location16702', message)
    }
    text += value
  }
  return text
}

/** Text of numbers and dates too; nothing is the empty text. */
function asText(value: Argument, name: string): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  const text = /^(int|long|double|decimal|date|symbol)$/.test(
    typeNameOf(value),
  )
    ? textOf(value as Value)
    : undefined
  if (text !== undefined) return text
  const message = `can't convert from BSON type ${typeNameOf(value)} to String in ${name}`
  throw new MongoError('Location16007', message)
}

function required(value: Argument, name: string, code: number): string {
  if (typeof value === 'string') return value
  const message = `${name} requires a string argument, found: ${typeNameOf(value)}`
  throw new MongoError(`Location${code}`, message)
}

function split(value: Argument, separator: Argument): Argument {
  if (isNullish(value) || isNullish(separator)) return null
  if (typeof value !== 'string' || typeof separator !== 'string') {
    const which = typeof value === 'string' ? 'second' : 'first'
    const found = typeNameOf(typeof value === 'string' ? separator : value)
    const message = `$split requires an expression that evaluates to a string as a ${which} argument, found: ${found}`
    throw new MongoError(
      which === 'first' ? 'Location40085' : 'Location40086',
      message,
    )
  }
  if (separator === '') {
    const message = '$split requires a non-empty separator'
    throw new MongoError('Location40087', message)
  }
  return value.split(separator)
}

function substrBytes([value, from, length]: Argument[], name: string) {
  const bytes = Buffer.from(asText(value, name))
  const start = int(from, `${name}: starting index`, 16034)
  const count = int(length, `${name}: length`, 16035)
  if (start < 0) {
    const message = `${name}: starting index must be non-negative (got: ${start})`
    throw new MongoError('Location50752', message)
  }
  const end =
    count < 0 ? bytes.length : Math.min(start + count, bytes.length)
  for (const [place, code] of [
    [start, 28656],
    [end, 28657],
  ]) {
    // A byte 10xxxxxx stands inside a character.
    if (place < bytes.length && (bytes[place] & 0xc0) === 0x80) {
      const which = code === 28656 ? 'starting' : 'ending'
      const message = `${name}:  Invalid range, ${which} index is in the middle of a UTF-8 character.`
      throw new MongoError(`Location${code}`, message)
    }
  }
  return bytes.toString('utf8', Math.min(start, bytes.length), end)
}

function substrCP([value, from, length]: Argument[], name: string) {
  const points = [...asText(value, name)]
  const start = int(from, `${name}: starting index`, 34450)
  const count = int(length, `${name}: length`, 34452)
  if (start < 0 || count < 0) {
    const what = start < 0 ? 'starting index' : 'length'
    const code = start < 0 ? 'Location34455' : 'Location34454'
    throw new MongoError(
      code,
      `${name}: ${what} must be a nonnegative integer.`,
    )
  }
  return points.slice(start, start + count).join('')
}

function indexOfCP([value, sought, from = 0, to]: Argument[]): Argument {
  if (isNullish(value)) return null
  const points = [...required(value, '$indexOfCP', 40093)]
  const wanted = [...required(sought, '$indexOfCP', 40094)]
  const start = int(from, '$indexOfCP start', 40096)
  const stop =
    to === undefined ? points.length : int(to, '$indexOfCP end', 40096)
  const last = Math.min(stop, points.length) - wanted.length
  for (let i = start; i <= last; i++) {
    if (wanted.every((point, j) => points[i + j] === point)) return i
  }
  return -1
}

function texts(values: Record<string, Argument>, name: string) {
  return ['input', 'find', 'replacement'].map((field, i) => {
    const value = values[field]
    if (typeof value === 'string') return value
    if (isNullish(value)) return null
    const message = `${name} requires that '${field}' be a string, found: ${typeNameOf(value)}`
    throw new MongoError(`Location${[51746, 51745, 51744][i]}`, message)
  })
}

function replaceOne(values: Record<string, Argument>, name: string) {
  const [input, find, replacement] = texts(values, name)
  if (input === null || find === null || replacement === null) return null
  return input.replace(find, () => replacement)
}

function replaceAll(values: Record<string, Argument>, name: string) {
  const [input, find, replacement] = texts(values, name)
  if (input === null || find === null || replacement === null) return null
  return input.replaceAll(find, () => replacement)
}
