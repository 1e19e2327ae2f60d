import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { getField, isDocument, setField } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { fieldPath } from '../expression/field-path.ts'
import { isNullish, isTrue } from '../scope.ts'
import type { Stage } from './stage.ts'

type Spec = { path: string; keepsEmpty: boolean; indexName?: string }

/** One document per item of an array (manual: "$unwind"). */
export function unwind(value: Value): Stage {
  const spec = readSpec(value)
  const read = fieldPath(spec.path)
  const parts = spec.path.split('.')
  return {
    *all(input) {
      for (const doc of input) yield* unwindOne(doc, read(doc), parts, spec)
    },
  }
}

function readSpec(value: Value): Spec {
  const spec = isDocument(value) ? value : { path: value }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec
  if (typeof path !== 'string') {
    const message = `expected either a string or an object as specification for $unwind stage`
    throw new MongoError('Location15981', message)
  }
  if (!path.startsWith('$')) {
    const message = `path option to $unwind stage should be prefixed with a '$': ${path}`
    throw new MongoError('Location28818', message)
  }
  return {
    path: path.slice(1),
    keepsEmpty: isTrue(preserveNullAndEmptyArrays),
    indexName: includeArrayIndex as string | undefined,
  }
}

function* unwindOne(
  doc: Document,
  value: Value | typeof missing,
  parts: string[],
  spec: Spec,
) {
  if (Array.isArray(value) && value.length > 0) {
    for (let i = 0; i < value.length; i++) {
      yield indexed(
        replaceAt(doc, parts, value[i]),
        spec,
        Long.fromNumber(i),
      )
    }
    return
  }
  const isEmpty = isNullish(value) || Array.isArray(value)
  if (isEmpty && !spec.keepsEmpty) return
  const kept = Array.isArray(value) ? replaceAt(doc, parts, missing) : doc
  yield indexed(kept, spec, null)
}

function indexed(doc: Document, { indexName }: Spec, place: Long | null) {
  return indexName === undefined
    ? doc
    : replaceAt(doc, indexName.split('.'), place)
}

/** A copy with another value at a path through documents. */
export function replaceAt(
  doc: Document,
  parts: readonly string[],
  value: Value | typeof missing,
): Document {
  const [name, ...rest] = parts
  const copy = { ...doc }
  if (rest.length > 0) {
    const inner = getField(doc, name)
    const next = isDocument(inner) ? inner : {}
    setField(copy, name, replaceAt(next, rest, value))
  } else if (value === missing) delete copy[name]
  else setField(copy, name, value)
  return copy
}
