import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatWeights, parseWeights } from './weights.ts'
import { weightsOf } from './weights-schema.ts'

const schema = weightsOf('search', ['1', '2'])

test('weights are written as version:share', () => {
  const weights = parseWeights('1:90, 2:10')

  assert.deepEqual(weights, { 1: 90, 2: 10 })
  assert.equal(formatWeights(weights), '1:90,2:10')
})

for (const text of ['', '1', '1:x', '1:-5', '1:0', '1:0,2:0'])
  test(`"${text}" is refused as weights`, () => {
    assert.throws(() => schema.parse(parseWeights(text)), {
      name: 'ZodError',
    })
  })

for (const text of ['9:5', '1:90,9:10', 'one:90', '01:5'])
  test(`"${text}" is refused where the versions are 1 and 2`, () => {
    assert.throws(
      () => schema.parse(parseWeights(text)),
      /no such version of search, only 1 and 2/,
    )
  })
