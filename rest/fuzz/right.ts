import fc from 'fast-check'
import { type Operation, type Parameter, resolve } from './document.ts'
import { bodySchema, conditions, isOfOne, named } from './parts.ts'
import { valuesOf } from './value.ts'

/** What only the running API knows, by the query field that asks for it. */
const live: Record<string, string> = { since: '{next}' }

/** Every part of a request as the document wants it. */
export const right = {
  path: ({ path }: Operation) => fc.constant(path),

  query({ parameters }: Operation) {
    const fields = named(parameters, 'query', textOf)
    return fc.record(fields, { requiredKeys: [] })
  },

  accept({ responses }: Operation) {
    const success = responses[200] ?? responses[201]
    const types = Object.keys(success?.content ?? {})
    return fc.record({ Accept: fc.constantFrom('*/*', ...types) })
  },

  condition(operation: Operation) {
    const isRead = operation.method === 'GET'
    const any = isRead ? [] : ['*']
    const present = fc.constantFrom('{etag}', '"x", {etag}', ...any)
    const names = conditions(operation)
    const headers = fc.record(
      Object.fromEntries(names.map(name => [name, present])),
    )
    return isRead ? fc.oneof(fc.constant({}), headers) : headers
  },

  type({ requestBody }: Operation) {
    if (!requestBody) return fc.constant({})
    const types = Object.keys(requestBody.content)
    return fc.record({ 'Content-Type': fc.constantFrom(...types) })
  },

  body(operation: Operation) {
    const schema = bodySchema(operation)
    if (!schema) return fc.constant(undefined)
    return valuesOf(schema, resolve).map(value =>
      JSON.stringify(isOfOne(operation) ? sayId(value) : value),
    )
  },
}

function textOf({ name, content, schema = {} }: Parameter) {
  const place = live[name]
  if (place) return fc.constant(place)
  if (!content) return valuesOf(schema, resolve).map(String)
  const values = valuesOf(content['application/json'].schema, resolve)
  return values.map(value => JSON.stringify(value))
}

/** A body that names an id can only name the path's. */
function sayId(value: unknown) {
  const body = value as object
  return 'id' in body ? { ...body, id: '{id}' } : body
}
