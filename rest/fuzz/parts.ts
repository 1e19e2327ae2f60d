import { anyJson, brokenJson } from '@workshop/platform/test/fuzz'
import fc, { constantFrom as oneOf } from 'fast-check'
import { writeToken } from '../changes/token.ts'
import {
  isForOnePost,
  type Operation,
  type Parameter,
  resolve,
  type Schema,
} from './operations.ts'
import { valuesOf } from './values.ts'

interface Part {
  valid: fc.Arbitrary<unknown>
  invalid: fc.Arbitrary<unknown>
}

/** Characters that an HTTP header can carry. */
const printable = fc.stringMatching(/^[!-~]{1,20}$/)

const oneOr = (others: fc.Arbitrary<string>, ...words: string[]) =>
  fc.oneof(fc.constantFrom(...words), others)

/** Generators for each part of a request, as documented and not. */
export function partsOf(operation: Operation): Record<string, Part> {
  const { responses, requestBody } = operation
  const success = responses[200] ?? responses[201]
  const condition = conditionOf(operation)
  return {
    query: queryOf(operation),
    accept: header('Accept', {
      valid: oneOf('*/*', ...Object.keys(success?.content ?? {})),
      invalid: oneOr(printable, 'text/html'),
    }),
    ...(isForOnePost(operation) && { path: pathOf(operation) }),
    ...(condition && { condition }),
    ...(requestBody && {
      body: bodyOf(operation, requestBody.content),
      type: header('Content-Type', {
        valid: oneOf(...Object.keys(requestBody.content)),
        invalid: oneOr(printable, 'text/plain', 'application/xml', 'x'),
      }),
    }),
  }
}

function header(name: string, { valid, invalid }: Part): Part {
  return {
    valid: fc.record({ [name]: valid }),
    invalid: fc.record({ [name]: invalid }),
  }
}

function pathOf({ path }: Operation): Part {
  const unknown = fc
    .string({ minLength: 1, unit: 'binary' })
    .filter(id => !/^\.{1,2}$/.test(id))
    .map(encodeURIComponent)
  const ids = oneOr(unknown, '%', '%ff', '%zz')
  return {
    valid: fc.constant(path),
    invalid: ids.map(id => path.replace('{id}', id)),
  }
}

function queryOf({ parameters }: Operation): Part {
  const fields = parameters.filter(parameter => parameter.in === 'query')
  const record = (of: typeof validText, keys: { requiredKeys?: [] } = {}) =>
    fc.record(
      Object.fromEntries(fields.map(each => [each.name, of(each)])),
      keys,
    )
  const single = fields.map(each =>
    fc.record({ [each.name]: invalidText(each) }),
  )
  const unknown = fc.dictionary(printable, fc.string(), { minKeys: 1 })
  return {
    valid: record(validText, { requiredKeys: [] }),
    invalid: fc.oneof(record(invalidText), unknown, ...single),
  }
}

function validText({ name, content, schema = {} }: Parameter) {
  if (name === 'since') return fc.constant('{next}')
  if (!content) return valuesOf(schema).map(String)
  return valuesOf(content['application/json'].schema).map(toJson)
}

const otherFeed = writeToken({ feed: 'another', resume: { _data: '82' } })

function invalidText({ name, content }: Parameter): fc.Arbitrary<string> {
  if (content) return spoilt(content['application/json'].schema)
  const values = anyJson.map(value =>
    typeof value === 'string' ? value : toJson(value),
  )
  return name === 'since' ? oneOr(values, otherFeed) : values
}

const conditions = { 'If-None-Match': 304, 'If-Match': 412 }

/** The headers that make a request conditional: optional where it reads. */
function conditionOf({ method, responses }: Operation): Part | undefined {
  const names = Object.entries(conditions)
    .filter(([, status]) => status in responses)
    .map(([name]) => name)
  if (names.length === 0) return

  const isRead = method === 'GET'
  const headers = (value: fc.Arbitrary<string>) =>
    fc.record(
      Object.fromEntries(names.map(name => [name, value])),
      isRead ? { requiredKeys: [] } : {},
    )
  const present = ['{etag}', '"x", {etag}', ...(isRead ? [] : ['*'])]
  const others = oneOr(printable, '"x"', 'W/"x"', 'W/{etag}', '')
  return {
    valid: headers(oneOf(...present)),
    invalid: fc.oneof(fc.constant({}), headers(others)),
  }
}

const toJson = (value: unknown) => JSON.stringify(value)

function bodyOf(
  operation: Operation,
  content: Record<string, { schema: Schema }>,
): Part {
  const [{ schema }] = Object.values(content)
  const isOne = isForOnePost(operation)
  // A new post under the id of another one is a conflict.
  const taken = fc
    .string()
    .map(text => toJson({ id: '{id}', title: `a${text}` }))
  return {
    valid: valuesOf(schema).map(value =>
      toJson(isOne ? nameId(value as object) : value),
    ),
    invalid: fc.oneof(
      spoilt(schema),
      brokenJson,
      isOne ? anyJson.map(toJson) : taken,
    ),
  }
}

/** A body that names an id can only name the id of its path. */
const nameId = (body: object) =>
  'id' in body ? { ...body, id: '{id}' } : body

const spoilt = (schema: Schema) => valuesOf(spoil(schema)).map(toJson)

/** An object with one field of any type, or with an unknown one. */
function spoil(schema: Schema): Schema {
  const { $ref, anyOf, items } = schema
  if (anyOf) return { anyOf: anyOf.map(spoil) }
  if (items) return { ...schema, items: spoil(items) }
  if (!$ref) return schema
  const whole: Schema = resolve($ref)
  const { properties = {}, required = [] } = whole
  return {
    anyOf: [...Object.keys(properties), 'unknown'].map(name => ({
      ...whole,
      properties: { ...properties, [name]: {} },
      required: [...new Set([...required, name])],
    })),
  }
}
