import type { Missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'

/** Gathers one output of a group, document by document. */
export type Accumulator = {
  add: (doc: Document) => void
  result: () => Value | Missing
}

/** Makes what creates an accumulator for each group. */
export type CompileAccumulator = (
  operand: Value,
  scope: Scope,
) => () => Accumulator
