import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz/fuzz.ts'

test('10,000 requests made from the document get all documented answers, and no other', async t => {
  const seed = Number(process.env.SEED) || Date.now()
  t.diagnostic(`SEED=${seed} asks the same again`)

  const { wrong, lines, findMissing } = await fuzz(10_000, seed)

  for (const line of lines()) t.diagnostic(line)
  assert.deepEqual(wrong, [])
  assert.deepEqual(findMissing({ success: 100, refusal: 1 }), [])
})
