import fc from 'fast-check'

/** As much of JSON Schema as the document uses. */
export type Schema = {
  $ref?: string
  anyOf?: Schema[]
  enum?: unknown[]
  examples?: unknown[]
  type?: string | string[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  minProperties?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

type Values = fc.Arbitrary<unknown>

const deepest = 3

/** A character: mostly a plain one, now and then any of Unicode. */
const character = fc.oneof(
  { arbitrary: fc.string({ minLength: 1, maxLength: 1 }), weight: 9 },
  {
    arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    weight: 1,
  },
)

/** Any JSON; its texts may have half a surrogate pair, which no UTF-8 can hold. */
export const anything: Values = fc.jsonValue({
  stringUnit: fc.oneof(character, fc.constantFrom('\ud800', '\udfff')),
})

/** Values that a schema allows; `resolve` follows its references. */
export function valuesOf(
  schema: Schema,
  resolve: (ref: string) => Schema,
  depth = 0,
): Values {
  const inner = (one: Schema) => valuesOf(one, resolve, depth + 1)
  if (schema.$ref) return valuesOf(resolve(schema.$ref), resolve, depth)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'string') return texts(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number')
    return numbers(schema)
  if (schema.type === 'array') return lists(schema, inner, depth)
  if (schema.type === 'object') return objects(schema, inner, depth)
  return anything
}

function texts({ examples, pattern, minLength, maxLength = 300 }: Schema) {
  if (examples) return fc.constantFrom(...examples)
  // The pattern of a text that may not be blank, or of an id.
  if (pattern)
    return fc
      .stringMatching(new RegExp(pattern))
      .filter(text => text.length <= maxLength)
  const length = { minLength, maxLength: Math.min(maxLength, 300) }
  return fc.string({ unit: character, ...length })
}

function numbers({ minimum = -1000, maximum = 1000 }: Schema) {
  const near = fc.integer({
    min: Math.max(minimum, -1000),
    max: Math.min(maximum, 1000),
  })
  return fc.oneof(near, fc.constantFrom(minimum, maximum))
}

function lists(
  { items = {}, minItems = 0, maxItems = 3 }: Schema,
  inner: (schema: Schema) => Values,
  depth: number,
): Values {
  const most = depth > deepest ? minItems : Math.min(maxItems, 3)
  return fc.array(inner(items), { minLength: minItems, maxLength: most })
}

function objects(
  { properties = {}, required = [], minProperties = 0 }: Schema,
  inner: (schema: Schema) => Values,
  depth: number,
): Values {
  const optional = Object.keys(properties).filter(
    name => !required.includes(name),
  )
  const least = required.length === 0 ? minProperties : 0
  const most = depth > deepest ? least : Math.max(least, 4)
  return fc
    .shuffledSubarray(optional, {
      minLength: Math.min(least, optional.length),
      maxLength: Math.min(most, optional.length),
    })
    .chain(chosen => {
      const names = [...required, ...chosen]
      return fc.record(
        Object.fromEntries(
          names.map(name => [name, inner(properties[name])]),
        ),
      )
    })
}
