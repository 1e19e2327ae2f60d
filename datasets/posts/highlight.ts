import { splitText, termsOf } from './terms.ts'

/** A piece of a text; a hit is a word that matches the query. */
export type Piece = { text: string; hit: boolean }

/** Splits a text so that a view can mark the hits and escape every piece. */
export function highlight(text: string, query: string): Piece[] {
  const wanted = termsOf(query)
  return splitText(text).map(({ text, term }) => ({
    text,
    hit: wanted.has(term),
  }))
}
