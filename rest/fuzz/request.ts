import fc from 'fast-check'
import { type Operation, type Parameter, resolve } from './document.ts'
import { type Schema, valuesOf } from './value.ts'

export type Request = {
  operation: Operation
  path: string
  headers: Record<string, string>
  body?: string
}

/** Posts that are there at the beginning. */
export const seeds = ['abc', 'post-1', '65920afb4dd7023573252202']

const rarely = (
  usual: fc.Arbitrary<unknown>,
  other: fc.Arbitrary<unknown>,
) =>
  fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: other, weight: 1 })

/** Mostly what the schema allows, now and then anything. */
function almost(schema: Schema) {
  return rarely(valuesOf(schema, resolve), fc.jsonValue())
}

function textOf({ content, schema = {} }: Parameter) {
  if (content)
    return almost(content['application/json'].schema).map(value =>
      JSON.stringify(value),
    )
  return almost(schema).map(value => String(value))
}

/** What an HTTP header can carry. */
const printable = fc.stringMatching(/^[!-~]{1,20}$/)
const noContent = { 'text/plain': {} }

function queryOf(parameters: Parameter[]) {
  const known = parameters
    .filter(parameter => parameter.in === 'query')
    .map(parameter => [parameter.name, textOf(parameter)])
  const unknown = fc.dictionary(printable, fc.string(), { maxKeys: 1 })
  return fc
    .tuple(
      fc.record(Object.fromEntries(known), { requiredKeys: [] }),
      rarely(fc.constant({}), unknown),
    )
    .map(([some, more]) => {
      const query = { ...some, ...(more as Record<string, string>) }
      return new URLSearchParams(query).toString()
    })
}

/** Preferred waiting is left out: it would be waited for. */
function headersOf(operation: Operation) {
  const tag = fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"'), printable)
  const names = operation.parameters
    .filter(
      ({ in: place, name }) => place === 'header' && name !== 'Prefer',
    )
    .map(({ name }) => [name, rarely(tag, fc.constant(''))])
  const types = Object.keys(operation.requestBody?.content ?? noContent)
  return fc
    .record({
      ...Object.fromEntries(names),
      Accept: rarely(
        fc.constantFrom('*/*', 'application/json', 'application/hal+json'),
        fc.oneof(fc.constant('text/html'), printable),
      ),
      ...(operation.requestBody && {
        'Content-Type': rarely(
          fc.constantFrom(...types),
          fc.constantFrom('text/plain', 'application/xml', 'x'),
        ),
      }),
    })
    .map(headers => headers as Record<string, string>)
}

function bodyOf({
  requestBody,
}: Operation): fc.Arbitrary<string | undefined> {
  if (!requestBody) return fc.constant(undefined)
  const [{ schema }] = Object.values(requestBody.content)
  const usual = almost(spoilt(schema)).map(value => JSON.stringify(value))
  const broken = fc.constantFrom('', '{', '[}', `"${'x'.repeat(110_000)}"`)
  return rarely(usual, broken) as fc.Arbitrary<string>
}

/** A body's object with one field of any kind, or one that nobody knows. */
function spoilt(schema: Schema): Schema {
  const { $ref, anyOf } = schema
  if (anyOf) return { anyOf: anyOf.map(spoilt) }
  if (!$ref) return schema
  const whole: Schema = resolve($ref)
  const names = Object.keys(whole.properties ?? {})
  const spoils = names.map(name => ({
    ...whole,
    properties: { ...whole.properties, [name]: {} },
    required: [...new Set([...(whole.required ?? []), name])],
  }))
  return { anyOf: [...names.map(() => whole), ...spoils] }
}

const ids = fc.oneof(
  fc.constantFrom(...seeds),
  fc.string({ minLength: 1 }).filter(id => !/^\.{1,2}$/.test(id)),
)

/** Requests for an operation, most of them right. */
export function requestsOf(operation: Operation): fc.Arbitrary<Request> {
  return fc
    .record({
      id: ids,
      query: queryOf(operation.parameters),
      headers: headersOf(operation),
      body: bodyOf(operation),
    })
    .map(({ id, query, headers, body }) => {
      const path = operation.path.replace('{id}', encodeURIComponent(id))
      return {
        operation,
        path: query ? `${path}?${query}` : path,
        headers,
        body,
      }
    })
}
