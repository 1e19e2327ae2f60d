import { after, before, test } from 'node:test'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { killOne, type Stage, scaleUpAndDown } from './scenarios.ts'
import { doWithout, services as optional } from './without.ts'

let services: RunningStage
let stage: Stage

before(async () => {
  services = await startStage('services')
  const { url, runtime } = services
  const kill = async ({ pid = 0 }) => process.kill(pid, 'SIGKILL')
  stage = { url, runtime, kill }
})
after(() => services?.stop())

for (const service of ['rest', ...optional, 'synchronise']) {
  test(`nobody notices when one of two replicas of ${service} is killed`, () =>
    killOne(stage, service))

  test(`nobody notices when ${service} is scaled up and down`, () =>
    scaleUpAndDown(stage, service))
}

for (const service of optional) {
  test(`without ${service} the other pages are whole, and all are once it is back`, async t => {
    const ms = await doWithout(stage, service)

    t.diagnostic(`whole again ${ms} ms after ${service} was back`)
  })
}
