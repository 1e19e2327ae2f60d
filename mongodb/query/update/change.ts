import type { Missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'

export type UpdateOptions = {
  arrayFilters?: Document[]
  scope: Scope
}

export type Circumstances = {
  /** Whether the document is an upsert's seed, not a stored one. */
  isInsert: boolean
  /** The filter that found the document: gives the positional `$` its place. */
  filter: Document
  scope?: Scope
}

/** What makes a new document from an old one, the old one untouched. */
export type Change = (
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

/** Makes what happens at one path from an operator's operand for it. */
export type CompileModifier = (
  operand: Value,
  path: string,
  options: UpdateOptions,
) => Modify
