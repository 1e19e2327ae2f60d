import type { Language } from './language.ts'
import { type TokenOptions, tokensOf } from './tokens.ts'

/** What a `$text` search asks for. */
export type Wanted = {
  /** Folded terms, as they stand in the index; one of them has to be there. */
  terms: Set<string>
  /** The same terms and those that must not be there, as sensitive as asked. */
  some: Set<string>
  none: Set<string>
  phrases: string[]
  refusedPhrases: string[]
}

/** Pieces of a search: words, `-` and `"`, each with whether white space stands before it. */
const piece = /[^\s"-]+|["-]/g

/** Reads a search as MongoDB does: words, "phrases", and either with a minus before it. */
export function parseSearch(
  search: string,
  language: Language,
  options: TokenOptions,
): Wanted {
  const { words, refusedWords, phrases, refusedPhrases } = split(search)
  return {
    terms: new Set(tokensOf(words.join(' '), language)),
    some: new Set(tokensOf(words.join(' '), language, options)),
    none: new Set(tokensOf(refusedWords.join(' '), language, options)),
    phrases,
    refusedPhrases,
  }
}

function split(search: string) {
  const parts = {
    words: [] as string[],
    refusedWords: [] as string[],
    phrases: [] as string[],
    refusedPhrases: [] as string[],
  }
  let isNegated = false
  let quote = -1
  for (const { 0: text, index } of search.matchAll(piece)) {
    const isApart = index === 0 || /\s/.test(search[index - 1])
    const isQuoted = quote >= 0
    if (text === '-') {
      if (!isQuoted && isApart) isNegated = true
    } else if (text !== '"') {
      if (isNegated && isQuoted) continue
      if (isApart) isNegated = false
      ;(isNegated ? parts.refusedWords : parts.words).push(text)
    } else if (isQuoted) {
      const phrase = search.slice(quote + 1, index)
      ;(isNegated ? parts.refusedPhrases : parts.phrases).push(phrase)
      quote = -1
    } else {
      if (isApart) isNegated = false
      quote = index
    }
  }
  return parts
}
