import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawOrder } from './weights.ts'

test('versions are drawn by their share of all', () => {
  const drawn = Array.from(
    { length: 100 },
    (_, index) => drawOrder(['1', '2'], { 1: 9, 2: 1 }, index / 100)[0],
  )

  assert.equal(drawn.filter(version => version === '2').length, 10)
})

test('the versions that are not drawn follow, those without a share at the end', () => {
  const versions = ['1', '2', '3', '4']
  const order = drawOrder(versions, { 1: 0, 2: 1, 3: 9 }, 0.95)

  assert.deepEqual(order, ['2', '3', '1', '4'])
})

test('a version without a share is never drawn', () => {
  for (const random of [0, 0.5, 0.999])
    assert.equal(drawOrder(['1', '2'], { 1: 0, 2: 1 }, random)[0], '2')
})
