import { test } from 'node:test'
import { killOne, type Stage, scaleUpAndDown } from './scenarios.ts'
import { doWithout, services as optional } from './without.ts'

/** Harm done to each of these services of a stage, as tests. */
export function testResilience(
  stage: () => Stage,
  services = ['rest', ...optional, 'synchronise'],
) {
  for (const service of services) {
    test(`nobody notices when one of two replicas of ${service} is killed`, () =>
      killOne(stage(), service))

    test(`nobody notices when ${service} is scaled up and down`, () =>
      scaleUpAndDown(stage(), service))
  }

  for (const service of services.filter(name => optional.includes(name))) {
    test(`without ${service} the other pages are whole, and all are once it is back`, async t => {
      const ms = await doWithout(stage(), service)

      t.diagnostic(`whole again ${ms} ms after ${service} was back`)
    })
  }
}
