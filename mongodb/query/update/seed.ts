import { MongoError } from '../../errors.ts'
import { getField, isDocument, setField } from '../../values/document.ts'
import { cloneValue } from '../../values/identical.ts'
import type { Document, Value } from '../../values/value.ts'
import { isOperators, isRegex } from '../match/condition.ts'

/** The equality conditions of a filter, from which an upsert starts. */
export function seedFromFilter(filter: Document): Document {
  const equalities = new Map<string, Value>()
  collect(filter, equalities)
  const seed: Document = {}
  for (const [path, value] of equalities) put(seed, path, value)
  return seed
}

function collect(filter: Document, equalities: Map<string, Value>) {
  for (const name of Object.keys(filter)) {
    const value = filter[name]
    if (name === '$and' || (name === '$or' && isSingle(value))) {
      for (const part of value as Document[]) collect(part, equalities)
    } else if (!name.startsWith('$')) collectField(name, value, equalities)
  }
}

const isSingle = (value: Value) =>
  Array.isArray(value) && value.length === 1

function collectField(
  path: string,
  condition: Value,
  equalities: Map<string, Value>,
) {
  if (isRegex(condition)) return
  if (!isOperators(condition)) return add(path, condition, equalities)
  const { $eq, $in, $all } = condition
  if (Object.hasOwn(condition, '$eq')) add(path, $eq, equalities)
  for (const list of [$in, $all]) {
    if (!Array.isArray(list) || list.length !== 1) continue
    const [only] = list
    if (!isRegex(only) && !isOperators(only)) add(path, only, equalities)
  }
}

function add(path: string, value: Value, equalities: Map<string, Value>) {
  for (const other of equalities.keys()) {
    const isSame = other === path
    if (!isSame && !isBelow(path, other) && !isBelow(other, path)) continue
    const message = isSame
      ? `cannot infer query fields to set, path '${path}' is matched twice`
      : `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`
    throw new MongoError('NotSingleValueField', message)
  }
  equalities.set(path, value)
}

const isBelow = (path: string, other: string) =>
  path.startsWith(`${other}.`)

function put(seed: Document, path: string, value: Value) {
  const parts = path.split('.')
  const last = parts.pop() as string
  let doc = seed
  for (const part of parts) {
    const next = Object.hasOwn(doc, part) ? getField(doc, part) : {}
    setField(doc, part, next)
    doc = isDocument(next) ? next : {}
  }
  setField(doc, last, cloneValue(value))
}
