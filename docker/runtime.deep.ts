import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Runtime } from '@workshop/services/runtime'
import { containersOf } from './run.ts'
import { findDocker } from './runtime.ts'
import { skip } from './test/engine.ts'
import {
  docker,
  findPost,
  name,
  removeTestStage,
  run,
  startTestStage,
} from './test/stage.ts'

const progress: string[] = []
let runtime: Runtime
let url: string
let post: string

const start = (name: string) =>
  startTestStage(name, 5700, text => progress.push(text))

before(async () => {
  if (skip) return
  runtime = await start(name)
  url = (await runtime.site()).url
  post = await findPost(url)
})

after(removeTestStage)

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

test('a tail that is aborted before it begins ends', { skip }, async () => {
  await runtime.tail([], () => {}, AbortSignal.abort())
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
