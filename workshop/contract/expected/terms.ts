import { stopWords } from '@workshop/datasets/posts/stop-words'
import { newStemmer } from 'snowball-stemmers'

const stemmer = newStemmer('english')

/**
 * Unicode properties whose characters end a word in a text index of
 * version 3; the last three characters have the property Hyphen, which
 * regular expressions do not know. In English an apostrophe ends nothing.
 */
const delimiters =
  /(?:(?!')[\p{White_Space}\p{Dash}\p{Quotation_Mark}\p{Terminal_Punctuation}\p{Pattern_Syntax}\p{Sentence_Terminal}\u00ad\u30fb\uff65])+/u

/** The terms of a text, in order: no stop words, stemmed, without accents. */
export function findTerms(text: string): string[] {
  return text
    .split(delimiters)
    .map(word => word.toLowerCase())
    .filter(word => word !== '' && !stopWords.has(word))
    .map(word => stripDiacritics(stemmer.stem(word)))
}

/** A text in the form that phrases are compared in: no case, no accents. */
export function fold(text: string) {
  return stripDiacritics(text.toLowerCase())
}

function stripDiacritics(text: string) {
  return [...text].map(stripDiacritic).join('')
}

function stripDiacritic(character: string) {
  if (/\p{Diacritic}/u.test(character)) return ''
  const bare = character
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC')
  return [...bare].length === 1 ? bare : character
}
