import { MongoError } from '../errors.ts'
import type { Document, Value } from '../values/value.ts'
import { show } from './show.ts'
import type { IndexSpec } from './store.ts'

/** MongoDB's error for a second document with the same key in a unique index. */
export function duplicateKey(
  ns: string,
  { name, key }: Pick<IndexSpec, 'name' | 'key'>,
  values: Value[],
): MongoError {
  const keyValue: Document = {}
  Object.keys(key).forEach((path, i) => {
    keyValue[path] = values[i] ?? null
  })
  return new MongoError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${ns} index: ${name} dup key: ${show(keyValue)}`,
    { keyPattern: key, keyValue },
  )
}
