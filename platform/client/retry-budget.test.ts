import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRetryBudget } from './retry-budget.ts'

function spendAll(budget: ReturnType<typeof createRetryBudget>) {
  let spent = 0
  while (budget.spend()) spent++
  return spent
}

test('once the saved retries are spent, retries are a fifth of the calls', () => {
  const budget = createRetryBudget(() => 0)
  assert.equal(spendAll(budget), 50)

  for (let call = 0; call < 101; call++) budget.earn()

  assert.equal(spendAll(budget), 20)
})

test('a few retries a second are possible even with few calls', () => {
  let now = 0
  const budget = createRetryBudget(() => now)
  spendAll(budget)

  now = 2000

  assert.equal(spendAll(budget), 10)
})
