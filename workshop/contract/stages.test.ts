import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { stages } from '../stages/stages.ts'
import { checks } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import { actionsChecks } from './pages/actions.ts'
import {
  assertSamePages,
  type Recording,
  record,
  withoutActions,
} from './recording/record.ts'
import { createSite } from './site.ts'
import { type RunningStage, startStage } from './start-stage.ts'
import { testContract } from './test-contract.ts'

const [first, ...later] = Object.keys(stages)
const last = later.at(-1)
let monolith: Recording

describe(first, () => {
  const site = serveStage(first)
  testContract(checks, site)

  test('its pages are recorded, to compare the later stages with', async () => {
    monolith = await record(site())

    assert.ok(Object.keys(monolith).length > 100)
  })
})

for (const name of later)
  describe(name, () => {
    const site = serveStage(name)
    // The whole contract of the later stages is the deep run's.
    if (name === last) testContract(actionsChecks, site)

    test('its pages are those of the monolith, but for tokens and buttons', async () => {
      const recorded = await record(site())

      if (name === last)
        assertSamePages(withoutActions(recorded), withoutActions(monolith))
      else assertSamePages(recorded, monolith)
    })
  })

function serveStage(name: string) {
  let stage: RunningStage
  const site = () => createSite(stage.url, posts)

  before(async () => {
    stage = await startStage(name)
  })
  after(() => stage?.stop())
  return site
}
