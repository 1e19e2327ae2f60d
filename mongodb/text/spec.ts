import type { IndexSpec } from '../storage/store.ts'
import type { Document } from '../values/value.ts'
import { elementsOf, type TextSpec } from './elements.ts'
import { scoresOf } from './score.ts'

const specs = new WeakMap<IndexSpec, TextSpec>()

/** What a text index covers, in the form in which it is used. */
export function textSpecOf(index: IndexSpec): TextSpec {
  const known = specs.get(index)
  if (known) return known
  const weights = Object.entries(index.weights ?? {})
  const spec: TextSpec = {
    weights: new Map(
      weights.map(([path, weight]) => [path, Number(weight)]),
    ),
    isWildcard: '$**' in (index.weights ?? {}),
    language: String(index.default_language ?? 'english'),
    languageField: String(index.language_override ?? 'language'),
  }
  specs.set(index, spec)
  return spec
}

/** A document's terms and what they are worth in this index. */
export function termsOf(
  index: IndexSpec,
  doc: Document,
): Map<string, number> {
  return scoresOf(elementsOf(doc, textSpecOf(index)))
}

/** Whether two versions of a document say the same in this index. */
export function isSameText(index: IndexSpec, a: Document, b: Document) {
  const spec = textSpecOf(index)
  const some = elementsOf(a, spec)
  const others = elementsOf(b, spec)
  return (
    some.length === others.length &&
    some.every(
      ({ text, weight, language }, i) =>
        text === others[i].text &&
        weight === others[i].weight &&
        language === others[i].language,
    )
  )
}
