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
  const stages = pipeline.map(checkStage)
  checkSinks(stages)
  return stages
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

const sinks = ['$out', '$merge']

function checkSinks(stages: Document[]) {
  for (const stage of stages.slice(0, -1)) {
    const [name] = Object.keys(stage)
    if (!sinks.includes(name)) continue
    throw new MongoError(
      'Location40601',
      `${name} can only be the final stage in the pipeline`,
    )
  }
}

/** Where a pipeline writes to; undefined where it only reads. */
export function sinkOf(pipeline: Document[]) {
  const last = pipeline.at(-1)
  if (!last) return undefined
  const name = Object.keys(last)[0]
  if (!sinks.includes(name)) return undefined
  return { name, spec: last[name] }
}

export function withoutSink(pipeline: Document[]) {
  return sinkOf(pipeline) ? pipeline.slice(0, -1) : pipeline
}

/** The collection that an aggregation reads; with `aggregate: 1` a database, on `admin` all. */
export function watchedBy(database: string, body: Body) {
  if (typeof body.get('aggregate') === 'string') {
    const ns = collectionOf(database, body)
    return { ns, prefix: ns, isCollection: true }
  }
  const ns = `${database}.$cmd.aggregate`
  const prefix = database === 'admin' ? '' : `${database}.`
  return { ns, prefix, isCollection: false }
}
