import { after, before, describe } from 'node:test'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { stages } from '../stages/stages.ts'
import { testBrowser } from './test-browser.ts'

for (const name of Object.keys(stages)) {
  describe(name, () => {
    let stage: RunningStage

    before(async () => {
      stage = await startStage(name)
    })
    after(() => stage?.stop())

    testBrowser(() => stage.url)
  })
}
