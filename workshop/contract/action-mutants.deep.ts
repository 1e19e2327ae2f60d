import { after, before } from 'node:test'
import { actionMutants } from './mutants/action-mutants.ts'
import { testMutants } from './mutants/test-mutants.ts'
import { actionsChecks } from './pages/actions.ts'
import { marksChecks } from './pages/marks.ts'
import { type RunningStage, startStage } from './start-stage.ts'

let stage: RunningStage

before(async () => {
  stage = await startStage('async')
})
after(() => stage?.stop())

testMutants(
  () => stage.url,
  [...actionsChecks, ...marksChecks],
  actionMutants,
)
