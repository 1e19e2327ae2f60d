import { MongoError } from '../errors.ts'
import { isDocument } from '../values/document.ts'
import type { Document } from '../values/value.ts'
import { limitedSort } from './aggregate/order.ts'
import { stages } from './aggregate/stages.ts'
import type { Cell } from './scope.ts'

export { pushdown } from './aggregate/pushdown.ts'

/** What a pipeline has from outside. */
export type PipelineContext = {
  let?: Document
  now?: Date
  /** All documents of another collection of the same database. */
  resolve: (collection: string) => Iterable<Document>
  /** Variables of the pipeline around this one. */
  cells?: ReadonlyMap<string, Cell>
}

export type Run = (input: Iterable<Document>) => Iterable<Document>

/** A stage changes one document at a time (undefined: leaves it out), or all of them at once. */
export type Stage =
  | { each: (doc: Document) => Document | undefined }
  | { all: Run }

/**
 * Compiles an aggregation pipeline (manual: "Aggregation Stages"); input
 * documents are never changed. Unknown stage → 40324. Sources and sinks
 * ($out, $merge, $changeStream …) are the caller's.
 */
export function compilePipeline(
  pipeline: Document[],
  context: PipelineContext,
): Run {
  const compiled = pipeline.map(
    (stage, i) => limitedSort(pipeline, i) ?? compileStage(stage, context),
  )
  const runs = fuse(compiled)
  return input => runs.reduce((current, run) => run(current), input)
}

function compileStage(stage: Document, context: PipelineContext): Stage {
  if (!isDocument(stage)) {
    const message = "Each element of the 'pipeline' array must be an object"
    throw new MongoError('TypeMismatch', message)
  }
  const [name, ...more] = Object.keys(stage)
  if (name === undefined || more.length > 0) {
    const message =
      'A pipeline stage specification object must contain exactly one field.'
    throw new MongoError('Location40323', message)
  }
  const compile = stages.get(name)
  if (compile) return compile(stage[name], context)
  const message = `Unrecognized pipeline stage name: '${name}'`
  throw new MongoError('Location40324', message)
}

/** Neighbouring stages that change one document at a time run in one loop. */
function fuse(compiled: Stage[]): Run[] {
  const runs: Run[] = []
  let steps: ((doc: Document) => Document | undefined)[] = []
  const flush = () => {
    if (steps.length > 0) runs.push(oneByOne(steps))
    steps = []
  }
  for (const stage of compiled) {
    if ('each' in stage) steps.push(stage.each)
    else {
      flush()
      runs.push(stage.all)
    }
  }
  flush()
  return runs
}

function oneByOne(steps: ((doc: Document) => Document | undefined)[]): Run {
  return function* (input) {
    for (const doc of input) {
      let current: Document | undefined = doc
      for (const step of steps) {
        current = step(current)
        if (current === undefined) break
      }
      if (current !== undefined) yield current
    }
  }
}
