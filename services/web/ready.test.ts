import assert from 'node:assert/strict'
import { test } from 'node:test'
import { once } from './ready.ts'

test('a check that has passed is not repeated', async () => {
  let answers = false
  const check = once(async () => assert.ok(answers))

  await assert.rejects(check())
  answers = true
  await check()
  answers = false

  await check()
})
