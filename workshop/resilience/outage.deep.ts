import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startMongodb } from '@workshop/mongodb'
import { stablePort } from '@workshop/platform/test/stable-port'
import { until } from '@workshop/platform/test/until'
import { readPosts } from '../contract/expected/dataset.ts'
import { startStage } from '../contract/start-stage.ts'
import { posts as committed } from '../stages/paths.ts'

/** The length of the outage. */
const outage = 10_000

const posts = await readPosts(committed)
const needing = ['/search_results/cats', `/posts/${posts[0].id}`]

test('ten seconds without the database: 503 with Retry-After where data is needed, and recovery by itself', async t => {
  const folder = await temporary(t)
  const before = await startMongodb({
    folder,
    port: await stablePort(),
  })
  process.env.MONGODB_URI = before.uri
  const stage = await startStage('services')
  t.after(stage.stop)

  await before.close()
  const gone = performance.now()
  for (const path of needing) await until503(stage.url + path)
  const asset = await fetch(`${stage.url}/static/site.js`)
  await pause(outage - (performance.now() - gone))
  for (const path of needing) await until503(stage.url + path)
  const after = await startMongodb({ folder, port: before.port })
  t.after(after.close)

  const back = performance.now()
  for (const path of ['/', ...needing]) {
    const isWell = async () => (await fetch(stage.url + path)).ok
    await until(isWell, `${path} is well again`)
  }
  t.diagnostic(
    `well again after ${Math.round(performance.now() - back)} ms`,
  )
  assert.equal(asset.status, 200)
})

/** Answers that were kept may be given for the moment it takes to notice. */
async function until503(url: string) {
  const isDatabaseUnavailable = async () => {
    const answer = await fetch(url)
    await answer.text()
    const after = Number(answer.headers.get('retry-after'))
    return answer.status === 503 && after > 0
  }
  await until(isDatabaseUnavailable, `${url} is 503 with Retry-After`)
}

async function temporary(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'outage-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
