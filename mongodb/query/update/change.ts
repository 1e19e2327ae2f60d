import type { Missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'

export type UpdateOptions = {
  arrayFilters?: Document[]
  scope: Scope
}

export type Circumstances = {
  /** Whether the document is the seed of an upsert. */
  isInsert: boolean
  /** The filter that found the document: gives the positional `$` its place. */
  filter: Document
  scope?: Scope
}

/** Makes a new document; the old document stays unchanged. */
export type UpdateChange = (
  doc: Document,
  circumstances: Circumstances,
) => Document

/** What an operator makes of the value at its path; `missing` takes it away. */
export type Modify = {
  change: (value: Value | Missing, context: Context) => Value | Missing
  /** Whether a path that is not there is made. */
  creates: boolean
}

export type Context = Circumstances & { doc: Document }

/** Compiles an operator's operand for a path. */
export type CompileModifier = (
  operand: Value,
  path: string,
  options: UpdateOptions,
) => Modify
