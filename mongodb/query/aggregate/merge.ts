import { MongoError } from '../../errors.ts'
import { typeName } from '../../values/types.ts'
import type { Value } from '../../values/value.ts'

export function notMergeable(value: Value): MongoError {
  const message = `$mergeObjects requires object inputs, but input ${JSON.stringify(value)} is of type ${typeName(value)}`
  return new MongoError('Location40400', message)
}
