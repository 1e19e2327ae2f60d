import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Weights } from '@workshop/services/weights'
import { readPosts } from '../contract/expected/dataset.ts'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { weigh } from '../runtime/weigh.ts'
import { posts as committed } from '../stages/paths.ts'
import { whileVisited } from './visitors.ts'

let stage: RunningStage

before(async () => {
  stage = await startStage('services')
  await stage.runtime.scale({ 'search@2': 1 })
})
after(() => stage?.stop())

test('each version gets its share of the searches', async () => {
  await weigh(stage.runtime, 'search', { 1: 90, 2: 10 })

  const [first, second] = await countSearches(async () => {
    for (let query = 0; query < 300; query++)
      await fetch(
        `${stage.url}/search_results/cats?page=${(query % 9) + 1}`,
      )
  })

  assert.equal(first + second, 300)
  assert.ok(second > 5 && second < 60, `version 2 answered ${second}`)
})

test('shares change while visitors search, and no search fails', async () => {
  const posts = await readPosts(committed)
  const shares: Weights[] = [{ 2: 100 }, { 1: 50, 2: 50 }, { 1: 100 }]

  await whileVisited(stage.url, posts, async visitors => {
    for (const weights of shares) {
      await visitors.see(60)
      await weigh(stage.runtime, 'search', weights)
    }
    await visitors.see(60)
  })
})

test('a version without a share is asked no more as long as another version answers', async () => {
  await weigh(stage.runtime, 'search', { 1: 0, 2: 100 })

  const [first, second] = await countSearches(() => search(20))

  assert.deepEqual([first, second], [0, 20])
})

test('a version without a live replica is replaced by another one', async () => {
  await weigh(stage.runtime, 'search', { 1: 0, 2: 100 })
  await stage.runtime.scale({ 'search@2': 0 })

  const [first] = await countSearches(() => search(20))

  assert.equal(first, 20)
})

test('a version that does not exist gets no weight', async () => {
  const { url, token } = await stage.runtime.site()
  const refused = await fetch(`${url}/weights/search`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ 9: 5 }),
  })

  assert.equal(refused.status, 400)
  await assert.rejects(
    weigh(stage.runtime, 'search', { 9: 5 }),
    /no version 9 of search. Its versions are 1 and 2/,
  )
})

async function search(times: number) {
  for (let time = 0; time < times; time++) {
    const { status } = await fetch(`${stage.url}/search_results/bread`)
    assert.equal(status, 200)
  }
}

/** How many searches each version answered meanwhile. */
async function countSearches(work: () => Promise<void>) {
  const before = await countAll()
  await work()
  const after = await countAll()
  return [1, 2].map(version => after[version] - before[version])
}

async function countAll() {
  const { replicas } = await stage.runtime.status()
  const counts: Record<number, number> = {}
  for (const { service, version, address } of replicas)
    if (service === 'search') counts[version] = await countOf(address)
  return counts
}

async function countOf(address: string) {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  const lines = metrics.matchAll(
    /^http_request_duration_seconds_count\{[^}]*route="\/search"[^}]*\} (\d+)/gm,
  )
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0)
}
