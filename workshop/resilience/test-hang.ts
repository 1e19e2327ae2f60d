import { test } from 'node:test'
import { type HangingStage, hangOne } from './hang.ts'

/** One of two replicas of each of these services hangs, as tests. */
export function testHang(stage: () => HangingStage, services: string[]) {
  for (const service of services)
    test(`while one of two replicas of ${service} hangs, the other one answers`, async t => {
      const { perSecond, failed, p99Ms } = await hangOne(stage(), service)

      t.diagnostic(
        `${perSecond} a second, ${failed} failed, p99 ${p99Ms} ms`,
      )
    })
}
