import { z } from 'zod'
import { halTypes } from '../hal.ts'
import { refTo, type SchemaName } from './schemas.ts'

export function schemaOf(name: SchemaName) {
  return { $ref: refTo(name) }
}

const etag = {
  description: 'The strong validator for If-Match and If-None-Match',
  schema: { type: 'string' },
}

export const headers = {
  ETag: etag,
  Location: { description: 'The new post', schema: { type: 'string' } },
  'Preference-Applied': {
    description: 'What of `Prefer` was followed',
    schema: { type: 'string' },
  },
}

/** An answer in both media types. */
export function hal(
  description: string,
  schema: object,
  names: (keyof typeof headers)[] = [],
) {
  return {
    description,
    headers: Object.fromEntries(names.map(name => [name, headers[name]])),
    content: content(halTypes, schema),
  }
}

export function content(types: string[], schema: object) {
  return Object.fromEntries(types.map(type => [type, { schema }]))
}

/** The query's schema as parameters; lists are separated by commas. */
export function parametersOf(query: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(query, {
    unrepresentable: 'any',
  })
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as Record<string, unknown>
    const common = { name, in: 'query', description }
    if ('$ref' in rest)
      return { ...common, content: content(['application/json'], rest) }
    return { ...common, schema: rest, style: 'form', explode: false }
  })
}
