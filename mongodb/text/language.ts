import { newStemmer } from 'snowball-stemmers'
import { MongoError } from '../errors.ts'
import { englishStopWords } from './stop-words.ts'

/** How the words of a language are cut and shortened. */
export type Language = {
  name: 'english' | 'none'
  /** Everything between delimiters. */
  words: RegExp
  isStopWord(word: string): boolean
  stem(word: string): string
}

/** Delimiters of MongoDB's text index version 3; the apostrophe belongs to English words. */
const delimiters =
  '\\p{White_Space}\\p{Dash}\\p{Quotation_Mark}\\p{Terminal_Punctuation}' +
  '\\p{Pattern_Syntax}\\p{Sentence_Terminal}\\u00ad\\u30fb\\uff65'

const stemmer = newStemmer('english')
const stems = new Map<string, string>()
const mostStems = 50_000

const english: Language = {
  name: 'english',
  words: new RegExp(`(?:[^${delimiters}]|')+`, 'gu'),
  isStopWord: word => englishStopWords.has(word),
  stem(word) {
    const known = stems.get(word)
    if (known !== undefined) return known
    if (stems.size >= mostStems) stems.clear()
    const stem = stemmer.stem(word)
    stems.set(word, stem)
    return stem
  },
}

const none: Language = {
  name: 'none',
  words: new RegExp(`[^${delimiters}]+`, 'gu'),
  isStopWord: () => false,
  stem: word => word,
}

const languages = new Map([
  ['english', english],
  ['en', english],
  ['none', none],
])

/** Throws BadValue for a language that is not known here. */
export function languageOf(name: string): Language {
  const language = languages.get(name.toLowerCase())
  if (language) return language
  throw new MongoError(
    'BadValue',
    `unsupported language: "${name}" for text index version 3`,
  )
}

/** A document that names such a language in itself is refused as by MongoDB. */
export function overriddenLanguage(name: unknown): Language {
  if (typeof name !== 'string') {
    throw new MongoError(
      'Location17261',
      'found language override field in document with non-string type',
    )
  }
  const language = languages.get(name.toLowerCase())
  if (language) return language
  throw new MongoError(
    'Location17262',
    `language override unsupported: ${name}`,
  )
}
