import type { Document } from './value.ts'

const score = Symbol('textScore')

type Scored = { [score]?: number }

/** Notes a document's text score beside its fields; copies by `{...doc}` keep it, encoding does not see it. */
export function setScore(doc: Document, value: number): Document {
  ;(doc as Scored)[score] = value
  return doc
}

export function scoreOf(doc: Document): number | undefined {
  return (doc as Scored)[score]
}
