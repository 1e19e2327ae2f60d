import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMissing } from '@workshop/platform/test/api-fuzz/undocumented'
import { fuzzRest, restDocument } from './fuzz/fuzz.ts'

test('10,000 requests made from the document get every documented answer and no other', async t => {
  // The same requests in every run, unless SEED is set.
  const seed = Number(process.env.SEED) || 1
  t.diagnostic(`SEED=${seed}`)

  const counts = await fuzzRest(10_000, seed)

  for (const [name, count] of counts) t.diagnostic(`${name}: ${count}`)
  const least = { success: 100, refusal: 1, except: ['503'] }
  assert.deepEqual(findMissing(restDocument, counts, least), [])
})
