import type { Language } from './language.ts'

export type TokenOptions = {
  keepsCase?: boolean
  keepsDiacritics?: boolean
  keepsStopWords?: boolean
}

/** The words of a text as in a text index: lower case, stemmed, without stop words and accents. */
export function tokensOf(
  text: string,
  language: Language,
  { keepsCase, keepsDiacritics, keepsStopWords }: TokenOptions = {},
): string[] {
  const tokens: string[] = []
  for (const written of text.match(language.words) ?? []) {
    const word = written.toLowerCase()
    if (!keepsStopWords && language.isStopWord(word)) continue
    const stem = language.stem(keepsCase ? written : word)
    tokens.push(keepsDiacritics ? stem : stripDiacritics(stem))
  }
  return tokens
}

const beyondAscii = /[^\0-\x7f]/
const marks = /\p{Mn}/gu

export function stripDiacritics(text: string): string {
  if (!beyondAscii.test(text)) return text
  return text.normalize('NFD').replace(marks, '').normalize('NFC')
}

/** Whether the text contains the phrase (case and diacritics count only where kept). */
export function containsPhrase(
  text: string,
  phrase: string,
  options: TokenOptions,
): boolean {
  return fold(text, options).includes(fold(phrase, options))
}

function fold(text: string, { keepsCase, keepsDiacritics }: TokenOptions) {
  const folded = keepsCase ? text : text.toLowerCase()
  return keepsDiacritics ? folded : stripDiacritics(folded)
}
