import assert from 'node:assert/strict'
import { test } from 'node:test'
import { variantNames } from '@workshop/services/test/variant'
import { fuzzVariant } from './fuzz.ts'
import { verbs } from './verbs.ts'

for (const { name, start } of verbs)
  for (const variant of variantNames)
    test(`50 requests made from its document get only documented answers of ${name}-${variant}`, async t => {
      const started = await start(t, variant)

      const run = { count: 50, seed: 1 }
      const { counts } = await fuzzVariant(started, run)

      const successes = [...counts.keys()].filter(answer =>
        / [23]\d\d$/.test(answer),
      )
      assert.ok(successes.length >= 5, successes.join())
    })
