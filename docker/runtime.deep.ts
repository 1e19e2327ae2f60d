import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Line } from '@workshop/services/runtime'
import { type Runtime, UsageError } from '@workshop/services/runtime'
import type Docker from 'dockerode'
import { removeRun } from './remove.ts'
import { containersOf } from './run.ts'
import { findDocker, startDocker } from './runtime.ts'
import { engine, skip } from './test/engine.ts'
import { keepVisiting } from './test/visitors.ts'

const docker = engine as Docker
const name = `workshop-test-${process.pid}`
const run = { docker, name }
const progress: string[] = []
type Home = { recommendations: { id: string }[] }
let runtime: Runtime
let url: string
let post: string

before(async () => {
  if (skip) return
  const onProgress = (text: string) => void progress.push(text)
  const { signal } = new AbortController()
  const options = {
    stage: 'services',
    port: 5700,
    onProgress,
    signal,
  } as const
  runtime = (await startDocker(options, name)) as Runtime
  url = (await runtime.door()).url
  const home = await fetch(url, { headers: { Accept: 'application/json' } })
  const { recommendations } = (await home.json()) as Home
  post = `${url}/posts/${recommendations[0].id}`
})

after(async () => {
  if (skip) return
  await removeRun(run)
  await docker.getVolume(`${name}-embedded`).remove()
})

test('the stage starts, says what it does, and the site answers', {
  skip,
}, async () => {
  const paths = ['/', '/search_results/garden', '/recommended/']
  const pages = await Promise.all(
    [...paths.map(path => url + path), post].map(page => fetch(page)),
  )

  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  assert.match(progress.join('\n'), /Database: (mongo|embedded)/)
  assert.match(progress.join('\n'), /Posts: 1,000, imported now/)
})

test('status lists every replica, ready, with its memory; also to another terminal', {
  skip,
}, async () => {
  const found = (await findDocker(name)) as Runtime
  const { stage, services, replicas } = await found.status()

  assert.equal(stage, 'services')
  assert.ok(services.includes('search@2'))
  assert.equal(replicas.length, services.length - 1)
  for (const { health, memory } of replicas) {
    assert.equal(health, 'ready')
    assert.ok(memory > 10e6 && memory < 200e6)
  }
})

test('only the front door is published, on loopback alone', {
  skip,
}, async () => {
  const all = await containersOf(run)
  const published = all.flatMap(({ Ports, Names }) =>
    Ports.filter(({ PublicPort }) => PublicPort).map(
      ({ IP }) => `${IP} ${Names[0]}`,
    ),
  )

  assert.deepEqual(published, [`127.0.0.1 /${name}-web-1`])
})

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

test('a wish that cannot be is refused with what there is', {
  skip,
}, async () => {
  await assert.rejects(runtime.scale({ lisst: 2 }), (error: Error) => {
    assert.ok(error instanceof UsageError)
    assert.match(error.message, /list, search/)
    return true
  })
  await assert.rejects(runtime.scale({ web: 2 }), UsageError)
})

test('stop removes all that was started, and nothing else', {
  skip,
}, async t => {
  const image = (await containersOf(run, 'tag'))[0].ImageID
  const labels = { 'workshop.run': `${name}-other` }
  const bystander = await docker.createContainer({
    Image: image,
    Labels: labels,
  })
  t.after(() => bystander.remove())

  await runtime.stop()

  assert.deepEqual(await containersOf(run), [])
  assert.equal(await findDocker(name), null)
  assert.ok(await bystander.inspect())
  assert.ok(await docker.getVolume(`${name}-embedded`).inspect())
  await assert.rejects(docker.getNetwork(name).inspect())
  await assert.rejects(fetch(url))
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
