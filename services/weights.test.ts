import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatWeights, parseWeights } from './weights.ts'

test('weights are written as version:share', () => {
  const weights = parseWeights('1:90, 2:10')

  assert.deepEqual(weights, { 1: 90, 2: 10 })
  assert.equal(formatWeights(weights), '1:90,2:10')
})

for (const text of ['', '1', '1:x', '1:-5', 'one:90', '1:0', '1:0,2:0'])
  test(`"${text}" is refused as weights`, () => {
    assert.throws(() => parseWeights(text), { name: 'ZodError' })
  })
