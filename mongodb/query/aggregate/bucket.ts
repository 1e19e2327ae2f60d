import { MongoError } from '../../errors.ts'
import { compare, typeRank } from '../../values/compare.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import type { Document, NumberValue, Value } from '../../values/value.ts'
import { checkFields } from '../expression/arguments.ts'
import { order } from '../expression/logic.ts'
import { compileExpression } from '../expression.ts'
import { bind, type Cell } from '../scope.ts'
import { compilePipeline } from './compile.ts'
import { group } from './group.ts'
import { sort } from './order.ts'
import type { PipelineContext, Stage } from './stage.ts'

/** Groups by the boundaries that a value lies between (manual: "$bucket"). */
export function bucket(spec: Value, context: PipelineContext): Stage {
  const fields = ['groupBy', 'boundaries']
  const { groupBy, boundaries, ...rest } = checkFields(
    spec,
    '$bucket',
    fields,
    ['default', 'output'],
  )
  const limits = checkBoundaries(boundaries)
  const groupValue = compileExpression(groupBy, context)
  const hasDefault = Object.hasOwn(rest, 'default')
  const bucketOf = (doc: Document): Value => {
    const value = groupValue(doc)
    const place = limits.findIndex(limit => order(value, limit) < 0) - 1
    if (place >= 0) return limits[place]
    if (hasDefault) return rest.default
    const message =
      '$switch could not find a matching branch for an input, and no default was specified.'
    throw new MongoError('Location40066', message)
  }
  return grouped(bucketOf, rest.output, context)
}

function checkBoundaries(value: Value): Value[] {
  if (!Array.isArray(value) || value.length < 2) {
    const message =
      "The $bucket 'boundaries' field must be an array with at least 2 values"
    throw new MongoError('Location40192', message)
  }
  for (let i = 1; i < value.length; i++) {
    if (typeRank(value[i]) !== typeRank(value[0])) {
      const message =
        "All values in the the 'boundaries' option to $bucket must have the same type"
      throw new MongoError('Location40193', message)
    }
    if (compare(value[i - 1], value[i]) < 0) continue
    const message =
      "The 'boundaries' option to $bucket must be sorted in ascending order"
    throw new MongoError('Location40194', message)
  }
  return value
}

/** A `$group` whose `_id` is computed here, sorted by it. */
function grouped(
  idOf: (doc: Document) => Value,
  output: Value,
  context: PipelineContext,
): Stage {
  const cell: Cell = { value: missing }
  const scope = { ...context, ...bind(context, 'bucket', cell) }
  const outputs = isDocument(output) ? output : { count: { $sum: 1 } }
  const grouping = group({ _id: '$$bucket', ...outputs }, scope)
  const sorting = sort({ _id: 1 })
  return {
    all(input) {
      const groups = all(grouping)(announce(input, idOf, cell))
      return all(sorting)(groups)
    },
  }
}

function* announce(
  input: Iterable<Document>,
  idOf: (doc: Document) => Value,
  cell: Cell,
) {
  for (const doc of input) {
    cell.value = idOf(doc)
    yield doc
  }
}

function all(stage: Stage) {
  if ('all' in stage) return stage.all
  throw new TypeError('not a stage over all documents')
}

/** As many buckets of about equal size (manual: "$bucketAuto"). */
export function bucketAuto(spec: Value, context: PipelineContext): Stage {
  const fields = checkFields(
    spec,
    '$bucketAuto',
    ['groupBy', 'buckets'],
    ['output', 'granularity'],
  )
  if (fields.granularity !== undefined) {
    const message = 'granularity of $bucketAuto is not supported'
    throw new MongoError('NotImplemented', message)
  }
  const count = toDouble(fields.buckets as NumberValue)
  if (!(count > 0)) {
    const message = "The $bucketAuto 'buckets' field must be greater than 0"
    throw new MongoError('Location40243', message)
  }
  const groupValue = compileExpression(fields.groupBy, context)
  return {
    all(input) {
      const rows = sortedRows(input, doc => {
        const value = groupValue(doc)
        return value === missing ? null : value
      })
      const ids = new Map<Document, Value>()
      divide(rows, count, ids)
      const idOf = (doc: Document) => ids.get(doc) as Value
      const run = all(grouped(idOf, fields.output, context))
      return run(rows.map(row => row.doc))
    },
  }
}

type Row = { value: Value; doc: Document }

function sortedRows(
  input: Iterable<Document>,
  groupValue: (doc: Document) => Value,
): Row[] {
  const rows: Row[] = []
  // Copies, so that a document that comes twice is told apart.
  for (const doc of input)
    rows.push({ value: groupValue(doc), doc: { ...doc } })
  return rows.sort((a, b) => compare(a.value, b.value))
}

/** Equal values stay in one bucket; the next begins where it ends. */
function divide(rows: Row[], count: number, ids: Map<Document, Value>) {
  const size = Math.max(1, Math.round(rows.length / count))
  let start = 0
  for (let left = count; left > 0 && start < rows.length; left--) {
    let end = left === 1 ? rows.length : Math.min(start + size, rows.length)
    while (
      end < rows.length &&
      compare(rows[end].value, rows[end - 1].value) === 0
    ) {
      end++
    }
    const max = rows[Math.min(end, rows.length - 1)].value
    const id = { min: rows[start].value, max }
    for (const { doc } of rows.slice(start, end)) ids.set(doc, id)
    start = end
  }
}

/** Counts equal values, most frequent first. */
export function sortByCount(spec: Value, context: PipelineContext): Stage {
  const isExpression =
    (typeof spec === 'string' && spec.startsWith('$')) || isDocument(spec)
  if (!isExpression) {
    const message =
      'the sortByCount field must be specified as a string or as an object'
    throw new MongoError('Location40149', message)
  }
  const run = compilePipeline(
    [
      { $group: { _id: spec, count: { $sum: 1 } } },
      { $sort: { count: -1 } },
    ],
    context,
  )
  return { all: run }
}
