import type { Document } from '../values/value.ts'
import { type Element, elementsOf, type TextSpec } from './elements.ts'
import type { Wanted } from './parse.ts'
import { containsPhrase, type TokenOptions, tokensOf } from './tokens.ts'

/** Checks in the document itself what the index does not tell: phrases, refused words, case and diacritics. Undefined where the index tells all. */
export function matcherOf(
  wanted: Wanted,
  spec: TextSpec,
  options: TokenOptions,
): ((doc: Document) => boolean) | undefined {
  const { some, none, phrases, refusedPhrases } = wanted
  const isSensitive = options.keepsCase || options.keepsDiacritics
  const hasMore = none.size + phrases.length + refusedPhrases.length > 0
  if (!isSensitive && !hasMore) return undefined
  return doc => {
    const elements = elementsOf(doc, spec)
    const has = (phrase: string) =>
      elements.some(({ text }) => containsPhrase(text, phrase, options))
    return (
      (!isSensitive || hasAny(elements, some, options)) &&
      !hasAny(elements, none, options) &&
      phrases.every(has) &&
      !refusedPhrases.some(has)
    )
  }
}

function hasAny(
  elements: Element[],
  terms: Set<string>,
  options: TokenOptions,
) {
  if (terms.size === 0) return false
  return elements.some(({ text, language }) =>
    tokensOf(text, language, { ...options, keepsStopWords: true }).some(
      token => terms.has(token),
    ),
  )
}
