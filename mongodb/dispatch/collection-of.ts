import { MongoError } from '../errors.ts'
import { types } from '../wire/elements.ts'
import type { Body } from './body.ts'
import { namespace } from './namespace.ts'

/** `database.collection`, where the command's own field names the collection. */
export function collectionOf(database: string, body: Body) {
  const element = body.elements[0]
  if (element?.type === types.string) {
    return namespace(database, body.value(element) as string)
  }
  throw new MongoError(
    'InvalidNamespace',
    'collection name has invalid type',
  )
}
