import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMissing } from '@workshop/platform/test/api-fuzz/undocumented'
import { variantNames } from '@workshop/services/test/variant'
import { fuzzVariant } from './fuzz.ts'
import { verbs } from './verbs.ts'

const except = [
  // The database and the partner's address are fine, and 400 posts are many.
  ...['502', '503', 'PUT /users/{user}/hidden/{post} 409'],
  // A waiting variant seldom accepts two requests, or one that is still to be done.
  ...['/likes/{user} 422', '/hidden/{post} 422'],
  ...['/likes/{user} 504', '/hidden/{post} 504'],
]

for (const { name, start } of verbs)
  for (const variant of variantNames)
    test(`900 requests made from its document get every documented answer of ${name}-${variant} and no other`, async t => {
      // The same requests in every run, unless SEED is set.
      const seed = Number(process.env.SEED) || 1
      t.diagnostic(`SEED=${seed}`)
      const started = await start(t, variant)

      const run = { count: 900, seed }
      const { api, counts } = await fuzzVariant(started, run)

      for (const [answer, count] of counts)
        t.diagnostic(`${answer}: ${count}`)
      const least = { success: 1, refusal: 1, except }
      assert.deepEqual(findMissing(api, counts, least), [])
    })
