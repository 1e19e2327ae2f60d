import { keyOf } from '@workshop/datasets/posts/key'
import { postSchema } from '@workshop/datasets/posts/post'
import * as z from 'zod'

const depthLimit = 5

/**
 * A client's filter as MongoDB's, built anew from what is allowed: fields of
 * a post, values of the field's type, comparisons, `$and`, `$or` and `$not`.
 */
export const whereSchema = z
  .unknown()
  .refine(filter => depthOf(filter) <= depthLimit, {
    message: 'is too deep',
    abort: true,
  })
  .pipe(z.lazy(() => filterSchema))

type Filter = Record<string, unknown>

const conditions = Object.entries(postSchema.shape).map(
  ([name, value]) =>
    [
      name,
      conditionOf(name === 'id' ? z.string().transform(keyOf) : value),
    ] as const,
)

const filterSchema: z.ZodType<Filter> = z
  .strictObject({
    $and: listOf(z.lazy(() => filterSchema)),
    $or: listOf(z.lazy(() => filterSchema)),
    ...Object.fromEntries(conditions),
  })
  .partial()
  .transform(({ id, ...rest }: Filter) => ({
    ...rest,
    ...(id !== undefined && { _id: id }),
  }))

/** A value, or an object of operators. */
function conditionOf(value: z.ZodType) {
  const operators = z
    .strictObject({
      $eq: value,
      $ne: value,
      $gt: value,
      $gte: value,
      $lt: value,
      $lte: value,
      $in: listOf(value),
      $nin: listOf(value),
    })
    .partial()
  const condition = operators.extend({
    $not: namesOne(operators).optional(),
  })
  const equal = value.transform($eq => ({ $eq }))

  // A union would report its own place instead of the operator's.
  return z.unknown().transform((given, context) => {
    const schema = isObject(given) ? namesOne(condition) : equal
    const { success, data, error } = schema.safeParse(given)
    if (success) return data
    context.issues.push(...(error.issues as typeof context.issues))
    return z.NEVER
  })
}

/** Looked at before the operators: an unknown one would leave nothing behind. */
function namesOne(operators: z.ZodObject) {
  return z
    .record(z.string(), z.unknown())
    .refine(given => Object.keys(given).length > 0, {
      message: 'must name an operator',
      abort: true,
    })
    .pipe(operators)
}

function listOf(item: z.ZodType) {
  return z.array(item).min(1).max(100)
}

function isObject(value: unknown) {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value)
  )
}

/** How deep `$and` and `$or` are nested. */
function depthOf(filter: unknown): number {
  const { $and = [], $or = [] } = Object(filter)
  const inner = [$and, $or].flat().map(depthOf)
  return inner.length > 0 ? 1 + Math.max(...inner) : 0
}
