import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { type OutageDatabase, startOutageDatabase } from './outage.ts'
import { enterPages, type PageVisits } from './page-visits.ts'

const outageMs = 10_000
const outages = {
  hangs: (database: OutageDatabase) => database.hang(),
  stops: (database: OutageDatabase) => database.stop(),
}

for (const name of ['monolith', 'rest', 'services'])
  suite(`stage ${name}`, () => {
    let database: OutageDatabase
    let stage: RunningStage
    let pages: PageVisits
    before(async () => {
      database = await startOutageDatabase()
      process.env.MONGODB_URI = database.uri
      stage = await startStage(name)
      pages = await enterPages(stage.url)
    })
    after(async () => {
      await stage?.stop()
      await database?.close()
    })

    for (const [kind, begin] of Object.entries(outages))
      test(`the database ${kind} for 10 s: no page waits for it, each that needs it is a 503 with Retry-After, and all recover`, {
        // Windows has no signal that pauses a process.
        skip: kind === 'hangs' && process.platform === 'win32',
      }, async t => {
        await begin(database)
        const visits = await pages.visitEachSecond(outageMs)
        const last = await pages.visitAll()
        await database.recover()
        const backAt = performance.now()
        await until(
          async () => (await pages.visitAll()).every(({ isOk }) => isOk),
          'all pages are whole again',
        )

        const recoveryMs = Math.round(performance.now() - backAt)
        t.diagnostic(`whole again after ${recoveryMs} ms`)
        const [slowest] = visits.toSorted((a, b) => b.ms - a.ms)
        t.diagnostic(`slowest: ${slowest.page}, ${slowest.ms} ms`)
        assert.ok(slowest.ms < outageMs / 2, `${slowest.page} waits`)
        assert.deepEqual(
          visits.filter(
            ({ isOk, isUnavailable }) => !isOk && !isUnavailable,
          ),
          [],
        )
        assert.deepEqual(
          last.filter(
            ({ needsDatabase, isUnavailable }) =>
              needsDatabase && !isUnavailable,
          ),
          [],
        )
      })
  })
