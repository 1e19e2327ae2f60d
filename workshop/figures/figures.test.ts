import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { readOurs } from './ours.ts'
import { askRatios } from './predict.ts'
import { describeFigures } from './print.ts'

test('the table of the guide is read: every page in every stage', async () => {
  const ours = await readOurs(root)

  for (const page of ['/', '/search_results/bread', '/login'])
    for (const stage of ['monolith', 'rest', 'services'])
      assert.ok(ours[page][stage] > 0, `${page} of ${stage}`)
})

test('a ratio is a prediction, anything else is none', async () => {
  const answers = ['1,5', '', 'many']

  const predictions = await askRatios(async () => answers.shift() ?? '')

  assert.deepEqual(predictions, { '/search_results/bread': 1.5 })
})

test('your figures stand beside the ratio of the guide and your prediction', () => {
  const yours = { '/': { monolith: 100, rest: 50, services: 1500 } }
  const ours = { '/': { monolith: 10, rest: 10, services: 20 } }

  const [heads, row] = describeFigures(yours, ours, { '/': 3 })

  assert.match(
    heads,
    /^page +monolith +rest +services +ratio +guide +you said$/,
  )
  assert.match(row, /^\/ +100 +50 +1,500 +15\.0 +2\.0 +3\.0$/)
})

test('a page that the guide does not know has no ratio of the guide', () => {
  const yours = { '/new': { monolith: 1, rest: 1, services: 1 } }

  const [, row] = describeFigures(yours, {}, {})

  assert.match(row, /^\/new +1 +1 +1 +1\.0$/)
})
