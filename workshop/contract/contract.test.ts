import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { posts as committed } from '../stages/paths.ts'
import { Skip } from './check.ts'
import { checks } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { createSite } from './site.ts'
import { type Monolith, startMonolith } from './start-monolith.ts'

const posts = await readPosts(committed)
let monolith: Monolith

before(async () => {
  monolith = await startMonolith()
})
after(() => monolith?.stop())

for (const { group, title, run } of checks) {
  test(`${group}: ${title}`, async t => {
    const site = createSite(monolith.url, posts, {
      requests: 500,
      seed: 1,
    })

    const ran = run(site).catch(error => {
      if (!(error instanceof Skip)) throw error
      t.skip(error.message)
    })

    await assert.doesNotReject(ran)
  })
}
