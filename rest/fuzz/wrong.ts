import fc from 'fast-check'
import { writeToken } from '../changes/token.ts'
import { type Operation, type Parameter, resolve } from './document.ts'
import { bodySchema, conditions, isOfOne, named } from './parts.ts'
import { anything, type Schema, valuesOf } from './value.ts'

/** What an HTTP header can carry. */
const printable = fc.stringMatching(/^[!-~]{1,20}$/)

const elsewhere = writeToken({ feed: 'another', resume: { _data: '82' } })

/** Every part of a request as the document does not want it, or has nothing to say of. */
export const wrong = {
  path({ path }: Operation) {
    const broken = fc.constantFrom('%', '%ff', '%zz')
    const unknown = fc
      .string({ minLength: 1, unit: 'binary' })
      .filter(id => !/^\.{1,2}$/.test(id))
      .map(encodeURIComponent)
    const ids = fc.oneof(unknown, broken)
    return ids.map(id => path.replace('{id}', id))
  },

  query({ parameters }: Operation) {
    const fields = named(parameters, 'query', anyText)
    const single = Object.entries(fields).map(([name, text]) =>
      fc.record({ [name]: text }),
    )
    const unknown = fc.dictionary(printable, fc.string(), { minKeys: 1 })
    return fc.oneof(fc.record(fields), unknown, ...single)
  },

  accept: () => fc.record({ Accept: oneOr(printable, 'text/html') }),

  condition(operation: Operation) {
    const tags = oneOr(printable, '"x"', 'W/"x"', 'W/{etag}', '')
    return fc.record(
      Object.fromEntries(conditions(operation).map(name => [name, tags])),
      { requiredKeys: [] },
    )
  },

  type({ requestBody }: Operation) {
    if (!requestBody) return fc.constant({})
    const types = oneOr(printable, 'text/plain', 'application/xml', 'x')
    return fc.record({ 'Content-Type': types })
  },

  body(operation: Operation) {
    const schema = bodySchema(operation)
    if (!schema) return fc.constant(undefined)
    const huge = 'x'.repeat(110_000)
    return fc.oneof(
      spoilt(schema),
      fc.constantFrom('', '{', '[}'),
      fc.constant(toJson(huge)),
      isOfOne(operation) ? anything.map(toJson) : taken(),
    )
  },
}

/** One of the words, or anything of the other kind. */
function oneOr(others: fc.Arbitrary<string>, ...words: string[]) {
  return fc.oneof(fc.constantFrom(...words), others)
}

/** Sometimes from another place, mostly of any type. */
function anyText({ name, content }: Parameter) {
  if (content) return spoilt(content['application/json'].schema)
  const values = anything.map(toText)
  return name === 'since' ? oneOr(values, elsewhere) : values
}

/** A new post under an id that another one has. */
const taken = () =>
  fc.string().map(text => toJson({ id: '{id}', title: `a${text}` }))

const toJson = (value: unknown) => JSON.stringify(value)

/** An object may have a `toString` of its own that is none. */
const toText = (value: unknown) =>
  typeof value === 'string' ? value : toJson(value)

function spoilt(schema: Schema) {
  return valuesOf(spoil(schema), resolve).map(toJson)
}

/** An object with one field of any kind, or with an unknown one. */
function spoil(schema: Schema): Schema {
  const { $ref, anyOf, items } = schema
  if (anyOf) return { anyOf: anyOf.map(spoil) }
  if (items) return { ...schema, items: spoil(items) }
  if (!$ref) return schema
  const whole: Schema = resolve($ref)
  const { properties = {}, required = [] } = whole
  const names = [...Object.keys(properties), 'unknown']
  return {
    anyOf: names.map(name => ({
      ...whole,
      properties: { ...properties, [name]: {} },
      required: [...new Set([...required, name])],
    })),
  }
}
