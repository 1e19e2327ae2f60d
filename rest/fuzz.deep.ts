import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz/fuzz.ts'

test('10,000 requests made from the document get only documented answers', async t => {
  const { wrong, statuses, seed } = await fuzz(10_000)

  t.diagnostic(`seed ${seed}: ${JSON.stringify(statuses)}`)
  assert.deepEqual(wrong, [], `seed ${seed}`)
})
