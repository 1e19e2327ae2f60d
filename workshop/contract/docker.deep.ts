import { after, before, describe, test } from 'node:test'
import { connectEngine } from '@workshop/docker/engine'
import { removeRun } from '@workshop/docker/remove'
import { startDocker } from '@workshop/docker/runtime'
import type { Runtime } from '@workshop/services/runtime'
import { testBrowser } from '../browser/test-browser.ts'
import { testHang } from '../resilience/test-hang.ts'
import { testResilience } from '../resilience/test-resilience.ts'
import { checksOf } from './checks.ts'
import { committedPosts as posts } from './committed-posts.ts'
import {
  assertSamePages,
  type Recording,
  record,
  withoutActions,
} from './recording/record.ts'
import { createSite } from './site.ts'
import { startStage } from './start-stage.ts'
import { testContract } from './test-contract.ts'

const docker = await connectEngine()
const skip = !docker && 'no Docker Engine answers: start Docker'
let monolith: Recording

before(async () => {
  if (skip) return
  const stage = await startStage('monolith')
  monolith = await record(createSite(stage.url, posts))
  await stage.stop()
})

// Stage `async` is stage `services` and more; `rest` proves that the site finds its posts.
for (const stage of ['rest', 'async'] as const) {
  describe(`${stage} in Docker`, { skip }, () => {
    const name = `workshop-contract-${process.pid}`
    let runtime: Runtime
    let url: string
    const site = () => createSite(url, posts)

    before(async () => {
      const { signal } = new AbortController()
      const options = { stage, port: 5800, onProgress: () => {}, signal }
      runtime = (await startDocker(options, name)) as Runtime
      url = (await runtime.site()).url
    })
    after(async () => {
      if (docker) await removeRun({ docker, name })
    })

    test('its pages are those of the monolith, but for tokens and buttons', async () => {
      const recorded = await record(site())
      assertSamePages(withoutActions(recorded), withoutActions(monolith))
    })

    if (stage === 'async') {
      testContract(checksOf(stage), site)
      testBrowser(() => ({ url, runtime }), { hasActions: true })
      testResilience(
        () => ({
          url,
          runtime,
          // Docker restarts a container that exits, but not a killed one.
          kill: async ({ container = '', service }) => {
            await docker?.getContainer(container).kill()
            await runtime.scale({ [service]: 2 })
          },
        }),
        ['list'],
      )
      testHang(
        () => ({
          url,
          runtime,
          freeze: async ({ container = '' }) =>
            docker?.getContainer(container).pause(),
          thaw: async ({ container = '' }) =>
            docker?.getContainer(container).unpause(),
        }),
        ['list'],
      )
    }
  })
}
