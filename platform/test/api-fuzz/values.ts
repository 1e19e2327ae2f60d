import fc from 'fast-check'
import { anyJson, character } from '../fuzz.ts'
import type { ApiDocument, Schema } from './document.ts'

type Values = fc.Arbitrary<unknown>

/** Values that a schema allows, nested at most a few levels deep. */
export function valuesOf(
  api: Pick<ApiDocument, 'resolve'>,
  schema: Schema,
  levels = 4,
): Values {
  const inner = (part: Schema) => valuesOf(api, part, levels - 1)
  const { $ref, anyOf, enum: values, type } = schema
  if ($ref) return valuesOf(api, api.resolve(schema), levels)
  if (anyOf) return fc.oneof(...anyOf.map(inner))
  if (values) return fc.constantFrom(...values)
  if (type === 'string') return texts(schema)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer' || type === 'number') return numbers(schema)
  if (type === 'array') return lists(schema, inner, levels)
  if (type === 'object') return objects(schema, inner, levels)
  return anyJson
}

function texts({ examples, ...schema }: Schema): Values {
  if (!examples) return randomTexts(schema)
  const known = fc.constantFrom(...examples)
  // Not every text that matches a pattern is valid: there the examples are.
  return schema.pattern ? known : fc.oneof(known, randomTexts(schema))
}

function randomTexts({ pattern, minLength, maxLength = 300 }: Schema) {
  if (pattern)
    return fc
      .stringMatching(new RegExp(pattern))
      .filter(text => text.length <= maxLength)
  const length = { minLength, maxLength: Math.min(maxLength, 300) }
  return fc.string({ unit: character, ...length })
}

function numbers({ minimum = -1000, maximum = 1000 }: Schema) {
  const [min, max] = [Math.max(minimum, -1000), Math.min(maximum, 1000)]
  return fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(minimum, maximum),
  )
}

type Inner = (schema: Schema) => Values

function lists(
  { items = {}, minItems = 0, maxItems = 3 }: Schema,
  inner: Inner,
  levels: number,
): Values {
  const maxLength = levels > 0 ? Math.min(maxItems, 3) : minItems
  return fc.array(inner(items), { minLength: minItems, maxLength })
}

function objects(
  { properties = {}, required = [], minProperties = 0 }: Schema,
  inner: Inner,
  levels: number,
): Values {
  const names = Object.keys(properties)
  const optional = names.filter(name => !required.includes(name))
  const minLength = required.length === 0 ? minProperties : 0
  const limit = levels > 0 ? 4 : minLength
  const maxLength = Math.min(limit, optional.length)
  return fc
    .shuffledSubarray(optional, { minLength, maxLength })
    .chain(chosen => {
      const fields = [...required, ...chosen].map(
        name => [name, inner(properties[name])] as const,
      )
      return fc.record(Object.fromEntries(fields))
    })
}
