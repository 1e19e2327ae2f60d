import { stem } from 'porter2'
import { stopWords } from './stop-words.ts'

/**
 * Delimiters of MongoDB's text index version 3. An apostrophe belongs to an
 * English word. The captured gaps stay in the result of `split`.
 */
const gaps =
  /((?:(?!')[\p{White_Space}\p{Dash}\p{Quotation_Mark}\p{Terminal_Punctuation}\p{Pattern_Syntax}\p{Sentence_Terminal}\u00ad\u30fb\uff65])+)/u

/** Words and gaps; `term` stands in the text index, '' for a gap or a stop word. */
export function splitText(text: string) {
  return text.split(gaps).map((piece, index) => ({
    text: piece,
    term: index % 2 === 1 ? '' : termOf(piece),
  }))
}

/** The terms that a search looks for. */
export function termsOf(query: string) {
  // Words of an excluded phrase can stand in a result; excluded words cannot.
  const wanted = query.replace(/(?<!\S)-"[^"]*"?/g, ' ')
  const terms = splitText(wanted).map(({ term }) => term)
  return new Set(terms.filter(term => term !== ''))
}

function termOf(word: string) {
  const lower = word.toLowerCase()
  return stopWords.has(lower) ? '' : stripDiacritics(stem(lower))
}

function stripDiacritics(text: string) {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
}
