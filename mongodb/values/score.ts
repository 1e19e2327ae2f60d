import type { Document } from './value.ts'

const score = Symbol('textScore')

type Scored = { [score]?: number }

/** Attaches a text score to a document: `{...doc}` copies it, encoding ignores it. */
export function setScore(doc: Document, value: number): Document {
  ;(doc as Scored)[score] = value
  return doc
}

export function scoreOf(doc: Document): number | undefined {
  return (doc as Scored)[score]
}
