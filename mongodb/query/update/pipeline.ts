import { MongoError } from '../../errors.ts'
import type { Document } from '../../values/value.ts'
import { compilePipeline } from '../aggregate.ts'
import type { UpdateChange, UpdateOptions } from './change.ts'

const allowed = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
])

/** The pipeline form of an update (manual: "Updates with Aggregation Pipeline"). */
export function compileUpdatePipeline(
  stages: Document[],
  options: UpdateOptions,
): UpdateChange {
  if (options.arrayFilters && options.arrayFilters.length > 0) {
    const message =
      'arrayFilters may not be specified for pipeline-syle updates'
    throw new MongoError('FailedToParse', message)
  }
  for (const stage of stages) {
    const name = Object.keys(stage)[0]
    if (!name || allowed.has(name)) continue
    const message = `${name} is not allowed to be used within an update`
    throw new MongoError('InvalidOptions', message)
  }
  const run = compilePipeline(stages, {
    ...options.scope,
    resolve: () => [],
  })
  return doc => {
    const [result] = run([doc])
    return keepId(doc, result)
  }
}

/** A stage that leaves `_id` out does not take it away. */
function keepId(before: Document, after: Document): Document {
  if (Object.hasOwn(after, '_id') || !Object.hasOwn(before, '_id')) {
    return after
  }
  return { _id: before._id, ...after }
}
