import { postSchema } from '@workshop/datasets/posts/post'
import * as z from 'zod'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const listOf = (items: object) => ({
  type: 'array',
  items,
  minItems: 1,
  maxItems: 100,
})

function condition(value: object) {
  const comparisons = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte']
  const plain = {
    type: 'object',
    minProperties: 1,
    properties: {
      ...Object.fromEntries(comparisons.map(name => [name, value])),
      $in: listOf(value),
      $nin: listOf(value),
    },
    additionalProperties: false,
  }
  // `$not` takes no second `$not`.
  return { ...plain, properties: { ...plain.properties, $not: plain } }
}

/** The conditions on a field, by its type. */
export const conditions = {
  TextCondition: condition({ type: 'string' }),
  NumberCondition: condition({ type: 'number' }),
  CountCondition: condition(plainSchemaOf(postSchema.shape.likes)),
}

const names: Record<string, keyof typeof conditions> = {
  string: 'TextCondition',
  number: 'NumberCondition',
  integer: 'CountCondition',
}

/** The schema of a field's values, without its description. */
function plainSchemaOf(shape: z.ZodType) {
  const { type, minimum, maximum } = z.toJSONSchema(shape)
  return { type: String(type), minimum, maximum }
}

const fields = Object.entries(postSchema.shape).map(([name, shape]) => {
  const value = plainSchemaOf(shape)
  return [name, { anyOf: [value, ref(names[value.type])] }]
})

/** The filter of `where`: fields, `$and` and `$or`. */
export const where = {
  type: 'object',
  properties: {
    $and: listOf(ref('Where')),
    $or: listOf(ref('Where')),
    ...Object.fromEntries(fields),
  },
  additionalProperties: false,
}
