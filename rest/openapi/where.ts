import { postSchema } from '@workshop/datasets/posts/post'
import { z } from 'zod'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const listOf = (items: object) => ({
  type: 'array',
  items,
  minItems: 1,
  maxItems: 100,
})

function condition(type: 'string' | 'number') {
  const value = { type }
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
  TextCondition: condition('string'),
  NumberCondition: condition('number'),
}

const fields = Object.entries(postSchema.shape).map(([name, shape]) => {
  const { type } = z.toJSONSchema(shape)
  const own = type === 'string' ? 'TextCondition' : 'NumberCondition'
  return [name, { anyOf: [{ type }, ref(own)] }]
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
