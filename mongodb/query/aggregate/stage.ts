import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'

/** What a pipeline has from outside. */
export type PipelineContext = Scope & {
  /** All documents of another collection of the same database. */
  resolve: (collection: string) => Iterable<Document>
}

export type Run = (input: Iterable<Document>) => Iterable<Document>

/** A stage changes one document at a time (undefined: leaves it out), or all of them at once. */
export type Stage =
  | { each: (doc: Document) => Document | undefined }
  | { all: Run }

export type CompileStage = (spec: Value, context: PipelineContext) => Stage
