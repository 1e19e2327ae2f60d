import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import type { Fields } from '../dependencies.ts'
import { needsOf } from './needs.ts'

type Pushed = {
  filter: Document
  sort?: Document
  skip?: number
  limit?: number
  /** The stages to run over the query's results. */
  rest: Document[]
  /** Top-level fields that the whole pipeline reads; undefined where that cannot be told. */
  wanted: Fields
}

/** Splits off the stages that a query can answer: `$match`, `$sort`, `$skip`, `$limit`. */
export function pushdown(pipeline: Document[]): Pushed {
  const filters: Document[] = []
  let sort: Document | undefined
  let at = 0
  for (; at < pipeline.length; at++) {
    const { $match, $sort } = pipeline[at]
    if (isDocument($match)) filters.push($match)
    else if (isDocument($sort) && !sort) sort = $sort
    else break
  }
  const skip = countOf(pipeline[at]?.$skip, 0)
  if (skip !== undefined) at++
  const limit = countOf(pipeline[at]?.$limit, 1)
  if (limit !== undefined) at++
  return {
    filter: conjunction(filters),
    sort,
    skip,
    limit,
    rest: pipeline.slice(at),
    wanted: needsOf(pipeline),
  }
}

function conjunction(filters: Document[]): Document {
  if (filters.length === 0) return {}
  return filters.length === 1 ? filters[0] : { $and: filters }
}

function countOf(value: Value, least: number): number | undefined {
  const count = isNumber(value)
    ? toDouble(value as NumberValue)
    : Number.NaN
  return Number.isInteger(count) && count >= least ? count : undefined
}
