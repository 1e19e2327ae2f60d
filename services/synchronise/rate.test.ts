import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deletion } from '@workshop/services/ingest/test/batches'
import { countIn, rateOf } from './rate.ts'
import { afterDelivery, starting } from './status.ts'

test('the rate is that of the last five seconds that are over', () => {
  const first = countIn(undefined, 100, 10_000)
  const second = countIn(first, 50, 14_999)
  const third = countIn(second, 7, 15_000)

  assert.equal(rateOf(second, 14_999), 0)
  assert.equal(rateOf(second, 15_000), 30)
  assert.equal(rateOf(third, 19_999), 30)
  assert.equal(rateOf(third, 20_000), 1.4)
})

test('the rate falls to 0 where nothing is delivered', () => {
  const window = countIn(undefined, 100, 10_000)

  assert.equal(rateOf(window, 20_000), 0)
  assert.equal(rateOf(countIn(window, 5, 20_000), 24_000), 0)
  assert.equal(rateOf(undefined, 10_000), 0)
})

test('a delivery counts each change of its page', t => {
  t.mock.timers.enable({ apis: ['Date'], now: 10_000 })
  const changes = [deletion(1, 'a'), deletion(2, 'b')]
  const page = { changes, complete: true, next: '3' }

  const { window } = afterDelivery(starting(), page)

  assert.equal(rateOf(window, 15_000), 0.4)
})
