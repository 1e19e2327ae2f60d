import { keyOf } from '@workshop/datasets/posts/key'
import { postSchema } from '@workshop/datasets/posts/post'
import { fields, storedName } from './fields.ts'

export type Filter = Record<string, unknown>

/** A wrong place in a filter: its path, and what is wrong there. */
type Refuse = (path: (string | number)[], message: string) => undefined

const comparisons = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte']
const lists = ['$in', '$nin']
const deepest = 5
const longest = 100

/**
 * A client's filter as MongoDB's, built anew from what is allowed: fields of
 * a post, values of the field's type, comparisons, `$and`, `$or` and `$not`.
 */
export function readWhere(where: unknown, refuse: Refuse): Filter {
  return readFilter(where, [], 0)

  function readFilter(
    filter: unknown,
    path: (string | number)[],
    depth: number,
  ): Filter {
    if (!isObject(filter)) return refuse(path, 'must be an object') ?? {}
    if (depth > deepest) return refuse(path, 'is too deep') ?? {}
    const parts = Object.entries(filter).map(([name, value]) => {
      const at = [...path, name]
      if (name === '$and' || name === '$or')
        return [
          name,
          readList(value, at, (one, where) =>
            readFilter(one, where, depth + 1),
          ),
        ]
      if (fields.includes(name))
        return [storedName(name), readCondition(name, value, at)]
      return [
        name,
        refuse(at, 'is no field or operator that is allowed here'),
      ]
    })
    return Object.fromEntries(parts)
  }

  function readCondition(
    field: string,
    condition: unknown,
    path: (string | number)[],
  ): unknown {
    if (!isObject(condition))
      return { $eq: readValue(field, condition, path) }
    const parts = Object.entries(condition)
    if (parts.length === 0) return refuse(path, 'must name an operator')
    return Object.fromEntries(
      parts.map(([operator, value]) => [
        operator,
        readOperand(field, operator, value, [...path, operator]),
      ]),
    )
  }

  function readOperand(
    field: string,
    operator: string,
    value: unknown,
    path: (string | number)[],
  ) {
    if (comparisons.includes(operator)) return readValue(field, value, path)
    if (lists.includes(operator))
      return readList(value, path, (one, at) => readValue(field, one, at))
    if (operator === '$not' && isObject(value) && !('$not' in value))
      return readCondition(field, value, path)
    return refuse(path, 'is no operator that is allowed here')
  }

  function readValue(
    field: string,
    value: unknown,
    path: (string | number)[],
  ) {
    const shape = postSchema.shape[field as keyof typeof postSchema.shape]
    const { success, error } = shape.safeParse(value)
    if (!success) return refuse(path, error.issues[0].message)
    return field === 'id' ? keyOf(value as string) : value
  }

  function readList<Item>(
    list: unknown,
    path: (string | number)[],
    read: (item: unknown, path: (string | number)[]) => Item,
  ) {
    if (!Array.isArray(list) || list.length === 0 || list.length > longest)
      return refuse(path, `must be a list of 1 to ${longest}`)
    return list.map((item, index) => read(item, [...path, index]))
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value)
  )
}
