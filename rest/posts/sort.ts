import { fields, storedName } from './fields.ts'

export type Order = Record<string, 1 | -1>

/** Besides the fields: `downs - ups`, by which the front page recommends. */
export const computed = {
  upsanddowns: { $subtract: ['$downs', '$ups'] },
}

export const sortable = [...fields, '_id', ...Object.keys(computed)]

/** `-score,created_utc` as MongoDB's order; ends with `_id`, so that pages never overlap. */
export function readSort(
  sort: string,
  refuse: (message: string) => unknown,
): Order {
  const order: Order = {}
  for (const part of sort.split(',')) {
    const name = part.replace(/^-/, '')
    const stored = storedName(name)
    if (!sortable.includes(name)) refuse(`cannot sort by ${name}`)
    else if (stored in order) refuse(`names ${name} twice`)
    else order[stored] = part.startsWith('-') ? -1 : 1
  }
  return { ...order, ...(!('_id' in order) && { _id: 1 }) }
}
