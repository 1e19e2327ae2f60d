import { test } from 'node:test'
import { killOne, scaleUpAndDown, type TestedStage } from './scenarios.ts'
import { doWithout, services as optional } from './without.ts'

/** Tests that the site survives kills, scaling and the loss of each service. */
export function testResilience(
  stage: () => TestedStage,
  services = ['rest', ...optional, 'synchronise'],
) {
  for (const service of services) {
    test(`no visit fails when one of two replicas of ${service} is killed`, () =>
      killOne(stage(), service))

    test(`no visit fails when ${service} is scaled up and down`, () =>
      scaleUpAndDown(stage(), service))
  }

  for (const service of services.filter(name => optional.includes(name))) {
    test(`without ${service} the other pages are whole, and all are once it is back`, async t => {
      const ms = await doWithout(stage(), service)

      t.diagnostic(`whole again ${ms} ms after ${service} was back`)
    })
  }
}
