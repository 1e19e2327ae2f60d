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

async function start(name: string) {
  const onProgress = (text: string) => void progress.push(text)
  const { signal } = new AbortController()
  const began = Date.now()
  const found = await startDocker(
    { stage: 'services', port: 5700, onProgress, signal },
    name,
  )
  progress.push(`Ready after ${Date.now() - began} ms`)
  return found as Runtime
}

before(async () => {
  if (skip) return
  runtime = await start(name)
  url = (await runtime.site()).url
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

test('no container may swap, or start processes without limit', {
  skip,
}, async () => {
  for (const { Id } of await containersOf(run)) {
    const { HostConfig } = await docker.getContainer(Id).inspect()

    assert.ok(HostConfig.Memory && HostConfig.PidsLimit)
    assert.equal(HostConfig.MemorySwap, HostConfig.Memory)
  }
})

test('a network of the same name that is not of the workshop is left alone and named', {
  skip,
}, async t => {
  const taken = `${name}-taken`
  const network = await docker.createNetwork({ Name: taken })
  t.after(() => network.remove())

  await assert.rejects(start(taken), /docker network rm workshop-test/)
})

test('a second start ends the first, whose terminal cannot reach the second', {
  skip,
}, async t => {
  const first = runtime
  const tail = first.tail([], () => {}, t.signal)
  runtime = await start(name)
  await tail
  await first.stop()

  const { replicas } = await runtime.status()
  assert.ok(replicas.every(({ health }) => health === 'ready'))
  assert.match(progress.join('\n'), /Posts: 1,000, there already/)
  await assert.rejects(first.status(), /Nothing runs/)
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

  const tail = runtime.tail([], () => {}, t.signal)
  await runtime.stop()
  await tail

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
