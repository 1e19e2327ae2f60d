import { after, before, describe } from 'node:test'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { type Options, testBrowser } from './test-browser.ts'

/** Every scenario at a stage of its own. */
export function testStage(name: string, options?: Options) {
  describe(name, () => {
    let stage: RunningStage

    before(async () => {
      stage = await startStage(name)
    })
    after(() => stage?.stop())

    testBrowser(() => stage, options)
  })
}
