import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from './weights.ts'

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
