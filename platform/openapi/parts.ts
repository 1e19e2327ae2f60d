import * as z from 'zod'
import { refTo } from './schemas.ts'

/** A body of one schema, in each of the media types. */
export function content(types: string[], schema: object) {
  return Object.fromEntries(types.map(type => [type, { schema }]))
}

export function requestBody(types: string[], schema: object) {
  return { required: true, content: content(types, schema) }
}

export function header(name: string, description: string) {
  const schema = { type: 'string' }
  return { name, in: 'header', description, schema }
}

/** A refusal, as a problem document (RFC 9457). */
export function problemAnswer(description: string) {
  const schema = { $ref: refTo('Problem') }
  return {
    description,
    content: content(['application/problem+json'], schema),
  }
}

/** The query's schema as parameters; lists are separated by commas. */
export function queryParameters(query: z.ZodObject) {
  return propertiesOf(query, 'output').map(
    ([name, { description, ...rest }]) => {
      const required = !query.shape[name].safeParse(undefined).success
      const common = { name, in: 'query', required, description }
      if ('$ref' in rest)
        return { ...common, content: content(['application/json'], rest) }
      return { ...common, schema: rest, style: 'form', explode: false }
    },
  )
}

/** The path's schema as parameters: texts, before they are transformed. */
export function pathParameters(path: z.ZodObject) {
  return propertiesOf(path, 'input').map(
    ([name, { description, ...schema }]) => {
      return { name, in: 'path', required: true, description, schema }
    },
  )
}

type Described = { description?: string; [keyword: string]: unknown }

function propertiesOf(object: z.ZodObject, io: 'input' | 'output') {
  const { properties = {} } = z.toJSONSchema(object, {
    io,
    unrepresentable: 'any',
  })
  return Object.entries(properties as Record<string, Described>)
}
