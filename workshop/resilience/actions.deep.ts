import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Effect } from '@workshop/partner/effects'
import { until } from '@workshop/platform/test/until'
import { asyncVerbs } from '@workshop/services/manifest'
import { committedPosts } from '../contract/committed-posts.ts'
import { createSite } from '../contract/site.ts'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { changePartner } from '../runtime/partner.ts'
import { enterReader, type Reader } from './reader.ts'
import { whileReadersAct } from './readers.ts'
import { killReplica } from './scenarios.ts'

const readerCount = 8
/** So few that readers come back to them. */
const posts = committedPosts.slice(0, 12)
const ids = posts.map(({ id }) => id)
/** So long that a kill meets work that has begun. */
const partnerMs = 1000

const verbs = Object.keys(asyncVerbs)
const variantsOf = (answer: string) =>
  verbs.map(verb => `${verb}-${answer}`)
const answers = ['waiting', 'redirecting']

type Marked = { posts: string[] }

let stage: RunningStage
let readers: Reader[]

before(async () => {
  stage = await startStage('async')
  const latency = { kind: 'fixed', ms: partnerMs } as const
  await changePartner(stage.runtime, { latency })
  const site = createSite(stage.url, posts)
  const enter = (_: unknown, number: number) => enterReader(site, number)
  readers = await Promise.all(Array.from({ length: readerCount }, enter))
})
after(() => stage?.stop())

test('killed variants cost no reader a request: the others answer, and take the work over', () =>
  whileReadersAct(readers, async see => {
    for (const answer of answers) {
      await see(8)
      await killEach(variantsOf(answer))
    }
    await see(8)
  }))

test('variants that are scaled to 0 and back cost no reader a request', () =>
  whileReadersAct(readers, async see => {
    for (const answer of answers)
      for (const replicas of [0, 1]) {
        await see(8)
        await scale(variantsOf(answer), replicas)
      }
  }))

test('variants that are scaled to 3 and back, with a kill of each between, cost no reader a request', () =>
  whileReadersAct(readers, async see => {
    const variants = ['like-waiting', 'share-redirecting', 'hide-waiting']
    await scale(variants, 3)
    await see(8)
    await killEach(variants)
    await scale(variants, 1)
    await see(8)
  }))

test('every accepted request is over, with one effect for each', async t => {
  await Promise.all(readers.map(({ untilAllOver }) => untilAllOver()))

  const { effects } = await read<{ effects: Effect[] }>(
    'partner',
    '/effects',
  )
  const expected = readers.flatMap(reader => reader.effects)
  t.diagnostic(`${expected.length} effects`)
  assert.deepEqual(
    effects.map(({ key, times }) => [key, times]).toSorted(),
    expected.map(key => [key, 1]).toSorted(),
  )
})

test('the last request for each like and each hidden post has decided', async () => {
  for (const { user, marked } of readers) {
    const likes = `/users/${user}/likes?posts=${ids}`
    const { posts: liked } = await read<Marked>('like-waiting', likes)
    const hides = `/users/${user}/hidden`
    const { posts: hidden } = await read<Marked>('hide-waiting', hides)

    assert.deepEqual(liked.toSorted(), marked('like').toSorted())
    assert.deepEqual(hidden.toSorted(), marked('hide').toSorted())
  }
})

test('the site shows as many likes of each post as there are readers who like it', async () => {
  const site = createSite(stage.url, posts)
  const showsAll = async (id: string) => {
    const { likes = 0 } = await site.json<{ likes?: number }>(
      `/posts/${id}`,
    )
    return (
      likes ===
      readers.filter(({ marked }) => marked('like').includes(id)).length
    )
  }

  for (const id of ids)
    await until(() => showsAll(id), `${id} has all likes`, 10_000)
})

/** Kills a replica of each service, and waits until all are replaced. */
async function killEach(services: string[]) {
  const { runtime } = stage
  const kill = async ({ pid = 0 }) => process.kill(pid, 'SIGKILL')
  const kills = services.map(name => killReplica({ runtime, kill }, name))
  for (const untilReplaced of await Promise.all(kills))
    await untilReplaced()
}

function scale(services: string[], replicas: number) {
  return stage.runtime.scale(
    Object.fromEntries(services.map(name => [name, replicas])),
  )
}

/** What the first replica of a service answers. */
async function read<Body>(service: string, path: string) {
  const { replicas } = await stage.runtime.status()
  const replica = replicas.find(each => each.service === service)
  const answer = await fetch(replica?.address + path)
  assert.equal(answer.status, 200, path)
  return (await answer.json()) as Body
}
