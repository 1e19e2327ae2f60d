import { after, before } from 'node:test'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { testResilience } from './test-resilience.ts'

let services: RunningStage

before(async () => {
  services = await startStage('services')
})
after(() => services?.stop())

testResilience(() => ({
  url: services.url,
  runtime: services.runtime,
  kill: async ({ pid = 0 }) => process.kill(pid, 'SIGKILL'),
}))
