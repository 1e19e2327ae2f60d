import { MongoError } from '../../errors.ts'
import { getField, isDocument, setField } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { itemMatcher } from '../match/array.ts'
import { compileFilter } from '../match.ts'
import { matchedPlace } from '../positional.ts'
import type { Scope } from '../scope.ts'

type Extra = { filter?: Document }
export type FindOperator = (doc: Document, extra: Extra) => Document

/** The operator, its field, and whether the field counts as included. */
type Found = [FindOperator, path: string, includes: boolean]

/** `$slice`, `$elemMatch` and the positional `a.$` of find; undefined for anything else. */
export function findOperator(
  path: string,
  value: Value,
  scope?: Scope,
): Found | undefined {
  if (path.endsWith('.$')) return positional(path.slice(0, -2), scope)
  if (!isDocument(value)) return undefined
  if (Object.hasOwn(value, '$slice') && !isExpressionSlice(value.$slice)) {
    return [slice(path, value.$slice), path, false]
  }
  if (Object.hasOwn(value, '$elemMatch')) {
    return [elementMatch(path, value.$elemMatch, scope), path, true]
  }
  return undefined
}

function isExpressionSlice(value: Value): boolean {
  return Array.isArray(value) && !isNumber(value[0])
}

/** Replaces the array at a dotted path, within documents only; others stay as they are. */
function replaceArray(
  doc: Document,
  parts: readonly string[],
  change: (items: Value[]) => Value[] | undefined,
): Document {
  const [name, ...rest] = parts
  if (!Object.hasOwn(doc, name)) return doc
  const value = getField(doc, name)
  const copy = { ...doc }
  if (rest.length > 0) {
    setField(copy, name, replaceInside(value, rest, change))
    return copy
  }
  if (!Array.isArray(value)) return doc
  const items = change(value)
  if (items === undefined) delete copy[name]
  else setField(copy, name, items)
  return copy
}

function replaceInside(
  value: Value,
  rest: readonly string[],
  change: (items: Value[]) => Value[] | undefined,
): Value {
  if (isDocument(value)) return replaceArray(value, rest, change)
  if (!Array.isArray(value)) return value
  return value.map(item => replaceInside(item, rest, change))
}

function slice(path: string, spec: Value): FindOperator {
  const [skip, limit] = sliceRange(spec)
  const parts = path.split('.')
  return doc =>
    replaceArray(doc, parts, items => {
      const start = skip < 0 ? Math.max(items.length + skip, 0) : skip
      return items.slice(start, start + limit)
    })
}

function sliceRange(spec: Value): [skip: number, limit: number] {
  const numbers = (Array.isArray(spec) ? spec : [spec]).map(value => {
    if (isNumber(value)) return Math.trunc(toDouble(value as NumberValue))
    const message =
      'First argument to $slice must be an array, but is of type: int'
    throw new MongoError('Location28724', message)
  })
  if (numbers.length === 1) {
    const [count] = numbers
    return count < 0 ? [count, -count] : [0, count]
  }
  const [skip, limit] = numbers
  if (numbers.length === 2 && limit > 0) return [skip, limit]
  const message = `Third argument to $slice must be positive: ${limit}`
  throw new MongoError('Location28729', message)
}

function elementMatch(
  path: string,
  condition: Value,
  scope?: Scope,
): FindOperator {
  if (path.includes('.')) {
    const message = 'Cannot use $elemMatch projection on a nested field.'
    throw new MongoError('Location31275', message)
  }
  if (!isDocument(condition)) {
    const message =
      'elemMatch: Invalid argument, object required, but got another type'
    throw new MongoError('Location31274', message)
  }
  const matches = itemMatcher(condition, filter =>
    compileFilter(filter, scope),
  )
  return doc =>
    replaceArray(withoutPlain(doc, path), [path], items => {
      const found = items.find(matches)
      const place = items.findIndex(matches)
      return place < 0 ? undefined : [found as Value]
    })
}

/** `$elemMatch` shows nothing of a field that is no array. */
function withoutPlain(doc: Document, name: string): Document {
  if (Array.isArray(getField(doc, name))) return doc
  const copy = { ...doc }
  delete copy[name]
  return copy
}

function positional(path: string, scope?: Scope): Found {
  const parts = path.split('.')
  const operator: FindOperator = (doc, { filter }) => {
    const place = matchedPlace(filter ?? {}, doc, scope)
    return replaceArray(doc, parts, items => {
      if (place !== undefined && place < items.length) return [items[place]]
      const message =
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array"
      throw new MongoError('Location51246', message)
    })
  }
  return [operator, path, true]
}
