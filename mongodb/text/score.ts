import type { WeighedText } from './elements.ts'
import { tokensOf } from './tokens.ts'

type Count = { count: number; frequency: number; share: number }

/**
 * What each term of a document is worth (MongoDB's text index version 3): its
 * repetitions count half as much each time, more where it makes up more of
 * its field, a tenth more where it is the whole field; times the field's weight.
 */
export function scoresOf(elements: WeighedText[]): Map<string, number> {
  const scores = new Map<string, number>()
  for (const element of elements) addScores(element, scores)
  return scores
}

function addScores(
  { text, weight, language }: WeighedText,
  scores: Map<string, number>,
) {
  const tokens = tokensOf(text, language)
  for (const [term, { count, frequency }] of countTerms(tokens)) {
    const share = (0.5 * count) / tokens.length + 0.5
    const whole =
      text.length === term.length && isSame(text, term) ? 1.1 : 1
    const score = weight * frequency * share * whole
    scores.set(term, (scores.get(term) ?? 0) + score)
  }
}

function isSame(text: string, term: string): boolean {
  return text.toLowerCase() === term.toLowerCase()
}

function countTerms(tokens: string[]): Map<string, Count> {
  const counts = new Map<string, Count>()
  for (const term of tokens) {
    const known = counts.get(term)
    if (known) {
      known.count++
      known.share /= 2
      known.frequency += known.share
    } else counts.set(term, { count: 1, frequency: 1, share: 1 })
  }
  return counts
}
