import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzApi } from './fuzz/fuzz.ts'
import { findMissing } from './fuzz/undocumented.ts'

test('10,000 requests made from the document get every documented answer and no other', async t => {
  // The same requests in every run, unless SEED is set.
  const seed = Number(process.env.SEED) || 1
  t.diagnostic(`SEED=${seed}`)

  const counts = await fuzzApi(10_000, seed)

  for (const [name, count] of counts) t.diagnostic(`${name}: ${count}`)
  assert.deepEqual(findMissing(counts, { success: 100, refusal: 1 }), [])
})
