import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { posts as committed } from '../stages/paths.ts'
import { stages } from '../stages/stages.ts'
import { checks } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import {
  assertSamePages,
  type Recording,
  record,
} from './recording/record.ts'
import { createSite } from './site.ts'
import { type RunningStage, startStage } from './start-stage.ts'
import { testContract } from './test-contract.ts'

const posts = await readPosts(committed)
const recordings: Record<string, Recording> = {}

for (const name of Object.keys(stages)) {
  describe(name, () => {
    let stage: RunningStage
    const site = () => createSite(stage.url, posts)

    before(async () => {
      stage = await startStage(name)
    })
    after(() => stage?.stop())

    test('its pages are those of the monolith, but for tokens', async () => {
      recordings[name] = await record(site())

      assert.ok(Object.keys(recordings[name]).length > 50)
      assertSamePages(recordings[name], recordings.monolith)
    })

    testContract(checks, site)
  })
}
