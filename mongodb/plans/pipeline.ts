import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import { MongoError } from '../errors.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

export function readPipeline(body: Body): Document[] {
  const pipeline = body.array('pipeline')
  if (!pipeline) {
    throw new MongoError(
      'IDLFailedToParse',
      "BSON field 'aggregate.pipeline' is missing but a required field",
    )
  }
  return pipeline.map(checkStage)
}

function checkStage(stage: Value): Document {
  if (!isDocument(stage)) {
    throw new MongoError(
      'TypeMismatch',
      "Each element of the 'pipeline' array must be an object",
    )
  }
  if (Object.keys(stage).length === 1) return stage
  throw new MongoError(
    'Location40323',
    'A pipeline stage specification object must contain exactly one field.',
  )
}

/** Where a pipeline writes to; undefined where it only reads. */
export function sinkOf(pipeline: Document[]) {
  const last = pipeline.at(-1)
  if (!last) return undefined
  const name = Object.keys(last)[0]
  if (name !== '$out' && name !== '$merge') return undefined
  return { name, spec: last[name] }
}

export function withoutSink(pipeline: Document[]) {
  return sinkOf(pipeline) ? pipeline.slice(0, -1) : pipeline
}

/** What an aggregation runs over: a collection, or with `aggregate: 1` a whole database (all of them on `admin`). */
export function watchedBy(database: string, body: Body) {
  if (typeof body.get('aggregate') === 'string') {
    const ns = collectionOf(database, body)
    return { ns, prefix: ns, isCollection: true }
  }
  const ns = `${database}.$cmd.aggregate`
  const prefix = database === 'admin' ? '' : `${database}.`
  return { ns, prefix, isCollection: false }
}
