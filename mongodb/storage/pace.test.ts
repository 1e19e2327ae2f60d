import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Pace } from './pace.ts'

/** How long transactions may take up work, where writing it takes `factor` times as long. */
async function budgetAfter(steps: number, factor: number) {
  let now = 0
  const pace = new Pace(() => now)
  for (let step = 0; step < steps; step++) {
    const { deadline } = pace
    await pace.step(async () => {
      now += (deadline - now) * factor
    })
  }
  return pace.deadline - now
}

test('transactions grow while they are cheap, up to 10 ms of changes', async () => {
  assert.equal(await budgetAfter(10, 1), 10)
})

test('transactions shrink until they are written within 20 ms', async () => {
  assert.equal(Math.round((await budgetAfter(10, 10)) * 10), 20)
})

test('a transaction takes up some work however long the last one took', async () => {
  assert.equal(await budgetAfter(10, 1e6), 0.5)
})
