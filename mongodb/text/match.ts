import type { Document } from '../values/value.ts'
import { elementsOf, type TextSpec, type WeighedText } from './elements.ts'
import type { Wanted } from './parse.ts'
import { containsPhrase, type TokenOptions, tokensOf } from './tokens.ts'

/**
 * Checks in the document what the index cannot tell: phrases, negated words,
 * case and diacritics. Undefined where the index is enough.
 */
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
  elements: WeighedText[],
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
