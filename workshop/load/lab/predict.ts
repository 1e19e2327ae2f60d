import type { Ask } from '../../commands/ask.ts'
import type { WayResult } from './measure-way.ts'
import { type Way, ways } from './ways.ts'

type Question = { text: string; wayIn(results: WayResult[]): Way }

export type Prediction = { question: Question; predicted: Way }

export type Verdict = { text: string; predicted: Way; measured: Way }

export const questions: Question[] = [
  {
    text: 'Which answers the slow call first?',
    wayIn: results => leastOf(results, ({ slowMs }) => slowMs.p50),
  },
  {
    text: 'Which keeps the fast call waiting longest?',
    wayIn: results => leastOf(results, ({ fastMs }) => -fastMs.p99),
  },
  {
    text: 'Which holds the most sockets?',
    wayIn: results => leastOf(results, ({ sockets }) => -sockets),
  },
]

/** Asks each question. The first letter of a way is enough; an empty answer skips. */
export async function askPredictions(ask: Ask): Promise<Prediction[]> {
  const predictions: Prediction[] = []
  for (const question of questions) {
    const predicted = wayNamed(await ask(question.text))
    if (predicted) predictions.push({ question, predicted })
  }
  return predictions
}

function wayNamed(answer: string) {
  const text = answer.trim().toLowerCase()
  return text === '' ? undefined : ways.find(way => way.startsWith(text))
}

export function judge(
  predictions: Prediction[],
  results: WayResult[],
): Verdict[] {
  return predictions.map(({ question, predicted }) => ({
    text: question.text,
    predicted,
    measured: question.wayIn(results),
  }))
}

function leastOf(results: WayResult[], pick: (r: WayResult) => number) {
  const [least] = results.toSorted((a, b) => pick(a) - pick(b))
  return least.way
}
