import type { Ask } from '../commands/ask.ts'

/** The pages that an attendee predicts: one gains, one has other habits, one hardly changes. */
const predictedPages = ['/search_results/bread', '/login', '/posts/{id}']

export type Predictions = Record<string, number>

/** Asks for ratios; an empty or unreadable answer skips the question. */
export async function askRatios(ask: Ask): Promise<Predictions> {
  const predictions: Predictions = {}
  for (const page of predictedPages) {
    const answer = await ask(
      `${page}: how many times the requests of the monolith does services serve?`,
    )
    const ratio = Number.parseFloat(answer.replace(',', '.'))
    if (ratio > 0) predictions[page] = ratio
  }
  return predictions
}
