import { setScore } from '../values/score.ts'
import type { Document } from '../values/value.ts'
import { collect, type Fields } from './dependencies.ts'
import { parseProjection } from './projection/parse.ts'
import { exclude, include } from './projection/tree.ts'
import type { Scope } from './scope.ts'

/** A projection's other inputs: the text score, and the filter that gives `a.$` its place. */
type Extra = { score?: number; filter?: Document }

type Project = (doc: Document, extra?: Extra) => Document

/**
 * A find projection (manual: "Project Fields to Return from Query"), which
 * never changes the document it is given. Mixing inclusion and exclusion →
 * 31253, 31254; colliding paths → 31249, 31250.
 */
export function compileProjection(spec: Document, scope?: Scope): Project {
  if (Object.keys(spec).length === 0) return doc => doc
  const { tree, isInclusion, operators } = parseProjection(
    spec,
    scope,
    true,
  )
  const apply = isInclusion ? include : exclude
  return (doc, extra = {}) => {
    if (extra.score !== undefined) setScore(doc, extra.score)
    const prepared = operators.reduce(
      (current, operator) => operator(current, extra),
      doc,
    )
    return apply(tree, prepared)
  }
}

/** The top-level fields that have to be read for a projection; undefined for all. */
export function wantedOf(spec: Document): Fields {
  const names = Object.keys(spec)
  // The positional `$` matches the filter again, whatever that reads.
  const isPositional = names.some(name => name.endsWith('.$'))
  if (names.length === 0 || isPositional) return undefined
  const { tree, isInclusion } = parseProjection(spec, undefined, true)
  if (!isInclusion) return undefined
  const fields = new Set(tree.children.keys())
  return names.every(name => collect(spec[name], fields))
    ? fields
    : undefined
}
