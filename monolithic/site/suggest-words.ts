import { splitText } from '@workshop/datasets/posts/terms'

const limit = 6
/** So large a part of a word may be mistyped: `gadren` still means `garden`. */
const tolerance = 0.4

/** Words of the titles that resemble the query, then the longest word of each title. */
export function suggestWords(query: string, titles: string[]) {
  const asked = wordsOf(query)
  const distance = ({ word }: Word) =>
    Math.min(1, ...asked.map(other => distanceOf(word, other.word)))
  const words = titles.map(wordsOf)
  const close = words
    .flat()
    .filter(word => distance(word) <= tolerance)
    .sort((a, b) => distance(a) - distance(b))
  const longest = words.flatMap(([first]) => first ?? [])
  return distinct([...close, ...longest]).slice(0, limit)
}

/** Of the words with the same term, which find the same posts, the first. */
function distinct(words: Word[]) {
  const terms = words.map(({ term }) => term)
  return words
    .filter(({ term }, at) => terms.indexOf(term) === at)
    .map(({ word }) => word)
}

type Word = { word: string; term: string }

/** The words that make sense alone, the longest first. */
function wordsOf(text: string): Word[] {
  return splitText(text)
    .filter(({ text, term }) => term && /^[\p{L}\p{M}]{4,24}$/u.test(text))
    .map(({ text, term }) => ({ word: text.toLowerCase(), term }))
    .sort((a, b) => b.word.length - a.word.length)
}

/** The share of letters to change, from 0 to 1; a common beginning needs no change. */
function distanceOf(a: string, b: string) {
  if (a.startsWith(b) || b.startsWith(a)) return 0
  return countChanges(a, b) / Math.max(a.length, b.length)
}

/** Levenshtein's distance, row by row. */
function countChanges(a: string, b: string) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const letter of a) {
    const next = [row[0] + 1]
    for (let at = 0; at < b.length; at++) {
      const replaced = row[at] + (letter === b[at] ? 0 : 1)
      next.push(Math.min(replaced, row[at + 1] + 1, next[at] + 1))
    }
    row = next
  }
  return row[b.length]
}
