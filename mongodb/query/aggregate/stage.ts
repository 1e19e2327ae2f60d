import type { Document, Value } from '../../values/value.ts'
import type { Cell } from '../scope.ts'

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

export type CompileStage = (spec: Value, context: PipelineContext) => Stage
