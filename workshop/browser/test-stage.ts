import { after, before, describe } from 'node:test'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { testBrowser } from './test-browser.ts'

/** Every scenario at a stage of its own, and each page in these looks, by default in all. */
export function testStage(name: string, looks?: string[]) {
  describe(name, () => {
    let stage: RunningStage

    before(async () => {
      stage = await startStage(name)
    })
    after(() => stage?.stop())

    testBrowser(() => stage.url, looks)
  })
}
