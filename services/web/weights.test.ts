import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, parseWeights } from './weights.ts'

test('weights are read as version:share', () => {
  assert.deepEqual(parseWeights('1:90, 2:10'), { 1: 90, 2: 10 })
})

test('what is no share, no version, or leaves nobody a share is refused', () => {
  for (const text of ['', '1', '1:x', '1:-5', 'one:90', '1:0', '1:0,2:0'])
    assert.throws(() => parseWeights(text), `"${text}" was taken`)
})

test('versions are drawn by their share of all', () => {
  const drawn = Array.from(
    { length: 100 },
    (_, index) => draw({ 1: 9, 2: 1 }, index / 100)[0],
  )

  assert.equal(drawn.filter(version => version === '2').length, 10)
})

test('the version that is not drawn comes second; one without a share never', () => {
  assert.deepEqual(draw({ 1: 9, 2: 1, 3: 0 }, 0.95), ['2', '1'])
  assert.deepEqual(draw({ 1: 0, 2: 1 }, 0), ['2'])
})
