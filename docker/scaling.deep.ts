import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Line } from '@workshop/services/runtime'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import { containersOf } from './run.ts'
import { skip } from './test/engine.ts'
import {
  docker,
  findPost,
  name,
  removeTestStage,
  run,
  startTestStage,
} from './test/stage.ts'
import { keepVisiting } from './test/visitors.ts'

let runtime: Runtime
let url: string
let post: string

before(async () => {
  if (skip) return
  runtime = await startTestStage(name, 5800)
  url = (await runtime.site()).url
  post = await findPost(url)
})

after(removeTestStage)

test('three replicas share the requests, and one that is killed is not missed', {
  skip,
}, async t => {
  await runtime.scale({ list: 3 })
  const shares = await countRequests(t.signal, 'list')
  const visitors = keepVisiting(post)

  await until(async () =>
    ['list', 'list.2', 'list.3'].every(
      each => (shares.get(each) ?? 0) > 20,
    ),
  )
  await docker.getContainer(`${name}-list-2`).kill()
  const seen = visitors.count()
  await until(async () => visitors.count() > seen + 200)
  const { failures } = await visitors.stop()

  assert.deepEqual(failures, [])
})

test('scale brings back what has ended, and takes away without a failed request', {
  skip,
}, async () => {
  const healed = await runtime.scale({ list: 3 })
  const visitors = keepVisiting(post)
  const scaled = await runtime.scale({ list: 1 })
  const { failures } = await visitors.stop()

  assert.deepEqual(failures, [])
  assert.equal(numberOf(healed, 'list'), 3)
  assert.equal(numberOf(scaled, 'list'), 1)
})

test('a second version of search joins on request', { skip }, async () => {
  const { replicas } = await runtime.scale({ 'search@2': 1 })

  const versions = replicas.filter(({ service }) => service === 'search')
  assert.deepEqual(
    versions.map(({ version, health }) => [version, health]),
    [
      [1, 'ready'],
      [2, 'ready'],
    ],
  )
})

test('a service of which none runs is told on the page, and comes back', {
  skip,
}, async () => {
  await runtime.scale({ recommend: 0 })
  const without = await fetch(url)
  await runtime.scale({ recommend: 1 })

  assert.equal(without.status, 200)
  await until(
    async () => (await fetch(`${url}/recommended/`)).status === 200,
  )
})

test('scale and tail refuse unknown names and say what there is', {
  skip,
}, async t => {
  const calls = [
    () => runtime.scale({ lisst: 2 }),
    () => runtime.tail(['lisst'], () => {}, t.signal),
  ]

  for (const call of calls)
    await assert.rejects(call, (error: Error) => {
      assert.ok(error instanceof UsageError)
      assert.match(error.message, /list, search/)
      return true
    })
  await assert.rejects(runtime.scale({ web: 2 }), UsageError)
})

test('a scale that fails leaves no replica behind', { skip }, async t => {
  const foreign = await docker.createContainer({
    name: `${name}-tag-3`,
    Image: (await containersOf(run, 'tag'))[0].ImageID,
  })
  t.after(() => foreign.remove())

  await assert.rejects(
    runtime.scale({ tag: 3 }),
    /docker container rm workshop-test-\d+-tag-3$/,
  )
  assert.equal((await containersOf(run, 'tag')).length, 1)
})

test('scaling down removes a hung replica first', { skip }, async () => {
  await runtime.scale({ tag: 2 })
  await docker.getContainer(`${name}-tag-1`).pause()

  const { replicas } = await runtime.scale({ tag: 1 })

  const tags = replicas.filter(({ service }) => service === 'tag')
  assert.deepEqual(
    tags.map(({ replica, health }) => [replica, health]),
    [[2, 'ready']],
  )
})

function numberOf(
  { replicas }: { replicas: { service: string }[] },
  service: string,
) {
  return replicas.filter(each => each.service === service).length
}

/** Requests for posts by replica, counted from their log. */
async function countRequests(signal: AbortSignal, service: string) {
  const counts = new Map<string, number>()
  const count = ({ name, text }: Line) => {
    if (!text.includes('"path":"/posts/')) return
    counts.set(name, 1 + (counts.get(name) ?? 0))
  }
  runtime.tail([service], count, signal)
  return counts
}
