import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import type { Document } from '../../values/value.ts'
import { applySteps, decidingFields, lateTop, type Step } from './late.ts'
import { type LimitedSort, limitedSort } from './order.ts'
import type { CompileStage, PipelineContext, Run, Stage } from './stage.ts'
import { keepFirst } from './top.ts'

const stages = new Map<string, CompileStage>()

/** Some stages run pipelines of their own: stages register here instead of being imported. */
export function defineStages(defined: Record<string, CompileStage>) {
  for (const name of Object.keys(defined)) stages.set(name, defined[name])
}

/**
 * Compiles an aggregation pipeline (manual: "Aggregation Stages"); input
 * documents are never changed. Unknown stage → 40324. Sources and sinks
 * ($out, $merge, $changeStream …) are the caller's.
 */
export function compilePipeline(
  pipeline: Document[],
  context: PipelineContext,
): Run {
  const builder = pipeline.reduce(
    (building, stage, i) => {
      const top = limitedSort(pipeline, i)
      if (top) addTop(building, top, pipeline.slice(building.from, i + 1))
      else addStage(building, compileStage(stage, context))
      if (building.steps.length === 0) building.from = i + 1
      return building
    },
    { runs: [], steps: [], from: 0 } as Builder,
  )
  flush(builder)
  return input => builder.runs.reduce((current, run) => run(current), input)
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

/** Adjacent stages that work document by document run in one loop: the `steps` since `from`. */
type Builder = { runs: Run[]; steps: Step[]; from: number }

function addStage(builder: Builder, stage: Stage) {
  if ('each' in stage) {
    builder.steps.push(stage.each)
    return
  }
  flush(builder)
  builder.runs.push(stage.all)
}

function flush(builder: Builder) {
  const { steps } = builder
  if (steps.length > 0) builder.runs.push(input => oneByOne(input, steps))
  builder.steps = []
}

function addTop(
  builder: Builder,
  { plan, limit }: LimitedSort,
  stages: Document[],
) {
  const { steps } = builder
  const fields = steps.length > 0 ? decidingFields(stages) : undefined
  if (fields) {
    builder.steps = []
    builder.runs.push(lateTop(steps, plan, limit, fields))
  } else {
    flush(builder)
    builder.runs.push(input => keepFirst(input, plan, limit))
  }
}

function* oneByOne(input: Iterable<Document>, steps: Step[]) {
  for (const doc of input) {
    const result = applySteps(steps, doc)
    if (result !== undefined) yield result
  }
}
