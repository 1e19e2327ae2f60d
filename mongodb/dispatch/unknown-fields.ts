import { MongoError } from '../errors.ts'
import type { Body } from './body.ts'

/** Refuses the fields of a statement that this server would ignore. */
export function refuseUnknownFields(
  body: Body,
  path: string,
  known: readonly string[],
) {
  for (const { name } of body.elements) {
    if (known.includes(name)) continue
    throw new MongoError(
      'IDLUnknownField',
      `BSON field '${path}.${name}' is an unknown field.`,
    )
  }
}
