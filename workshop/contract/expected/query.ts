import { findTerms, fold } from './terms.ts'

/** A parsed `$search` string: phrases are folded, terms are stemmed. */
export interface TextQuery {
  terms: Set<string>
  negatedTerms: Set<string>
  phrases: string[]
  negatedPhrases: string[]
}

/** Reads a `$search` string: words, "phrases", -words and -"phrases". */
export function parseQuery(search: string): TextQuery {
  const words = { positive: '', negative: '' }
  const phrases: string[] = []
  const negatedPhrases: string[] = []
  let negated = false
  let phraseStart = -1

  for (const token of readTokens(search)) {
    const inPhrase = phraseStart >= 0
    if (token.text === '-') {
      if (!inPhrase && token.afterSpace) negated = true
    } else if (token.text === '"' && inPhrase) {
      const phrase = fold(search.slice(phraseStart, token.start))
      ;(negated ? negatedPhrases : phrases).push(phrase)
      phraseStart = -1
    } else if (token.text === '"') {
      // A minus counts only where no space follows it.
      if (token.afterSpace) negated = false
      phraseStart = token.start + 1
    } else if (!(inPhrase && negated)) {
      if (token.afterSpace) negated = false
      words[negated ? 'negative' : 'positive'] += `${token.text} `
    }
  }

  return {
    terms: new Set(findTerms(words.positive)),
    negatedTerms: new Set(findTerms(words.negative)),
    phrases,
    negatedPhrases,
  }
}

function readTokens(search: string) {
  return [...search.matchAll(/["-]|[^"\n\v\f\r -]+/g)].map(match => ({
    text: match[0],
    start: match.index,
    afterSpace:
      match.index === 0 || /[\n\v\f\r ]/.test(search[match.index - 1]),
  }))
}
