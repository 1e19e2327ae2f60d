import type { ApiDocument, Schema } from './document.ts'
import { valuesOf } from './values.ts'

export const toJson = (value: unknown) => JSON.stringify(value)

/** JSON that a schema refuses, in one place. */
export function spoilt(api: ApiDocument, schema: Schema) {
  return valuesOf(api, spoil(api, schema)).map(toJson)
}

/** An object with one field of any type, or with an unknown one. */
function spoil(api: ApiDocument, schema: Schema): Schema {
  const { $ref, anyOf, items } = schema
  if (anyOf) return { anyOf: anyOf.map(part => spoil(api, part)) }
  if (items) return { ...schema, items: spoil(api, items) }
  if (!$ref) return schema
  const whole = api.resolve(schema)
  const { properties = {}, required = [] } = whole
  return {
    anyOf: [...Object.keys(properties), 'unknown'].map(name => ({
      ...whole,
      properties: { ...properties, [name]: {} },
      required: [...new Set([...required, name])],
    })),
  }
}
