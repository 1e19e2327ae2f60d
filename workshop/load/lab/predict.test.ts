import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askPredictions, judge, questions } from './predict.ts'
import { wayResults } from './test/way-results.ts'

test('a first letter or a word is a prediction, anything else is none', async () => {
  const answers = ['w', 'Redirecting ', 'both']

  const predictions = await askPredictions(
    async () => answers.shift() ?? '',
  )

  assert.deepEqual(
    predictions.map(({ predicted }) => predicted),
    ['waiting', 'redirecting'],
  )
})

test('an empty answer skips the question', async () => {
  const predictions = await askPredictions(async () => '')

  assert.deepEqual(predictions, [])
})

test('each prediction stands beside what was measured', () => {
  const predictions = questions.map(question => ({
    question,
    predicted: 'waiting' as const,
  }))

  const verdicts = judge(predictions, wayResults)

  assert.deepEqual(
    verdicts.map(({ predicted, measured }) => [predicted, measured]),
    [
      ['waiting', 'redirecting'],
      ['waiting', 'blocking'],
      ['waiting', 'blocking'],
    ],
  )
})
