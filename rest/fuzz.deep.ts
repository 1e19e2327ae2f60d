import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz/fuzz.ts'

test('10,000 requests made from the document get all documented answers, and no other', async t => {
  // The same requests in every run, until SEED asks for others.
  const seed = Number(process.env.SEED) || 1
  t.diagnostic(`SEED=${seed}`)

  const { wrong, lines, findMissing } = await fuzz(10_000, seed)

  for (const line of lines()) t.diagnostic(line)
  assert.deepEqual(wrong, [])
  assert.deepEqual(findMissing({ success: 100, refusal: 1 }), [])
})
