import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type Docker from 'dockerode'
import { compose, skip as withoutCompose } from './test/compose.ts'
import { engine, skip as withoutEngine } from './test/engine.ts'

const skip = withoutEngine || withoutCompose
const docker = engine as Docker
const project = `workshop-compose-${process.pid}`
const port = 5760
const url = `http://localhost:${port}`
const run = (...args: string[]) => compose(project, port, args)

before(async () => {
  if (skip) return
  await run('build')
  const began = Date.now()
  await run('up', '-d')
  await until(isReady, 'the site is ready', 300_000)
  console.log(`Compose: up and ready in ${Date.now() - began} ms`)
})

after(async () => {
  if (!skip) await run('down', '-v', '-t', '12')
})

test('a fresh project comes up by itself, with the posts in it', {
  skip,
}, async () => {
  const home = await fetch(url, { headers: { Accept: 'application/json' } })
  const { recommendations } = (await home.json()) as {
    recommendations: unknown[]
  }

  assert.equal(home.status, 200)
  assert.equal(recommendations.length, 12)
  assert.equal((await containers('search-2')).length, 0)
})

test('every service but web takes --scale, search-2 too', {
  skip,
}, async () => {
  await run('up', '-d', '--scale', 'list=2', '--scale', 'search-2=1')

  await until(async () => (await healthy('list')) === 2)
  await until(async () => (await healthy('search-2')) === 1)
  assert.equal((await fetch(`${url}/search_results/garden`)).status, 200)
})

test('a second database is refused, and the first one goes on', {
  skip,
}, async () => {
  await assert.rejects(run('up', '-d', '--scale', 'mongodb=2'))

  assert.equal((await containers('mongodb')).length, 1)
  await until(isReady)
})

test('a second up changes nothing: the posts are there already', {
  skip,
}, async () => {
  await run('up', '-d')

  assert.match(await run('logs', 'posts'), /Posts: 1,000, there already/)
  await until(isReady)
})

async function isReady() {
  const signal = AbortSignal.timeout(5000)
  const answer = await fetch(`${url}/readyz`, { signal }).catch(() => null)
  await answer?.text()
  return answer?.status === 200
}

function containers(service: string) {
  const of = 'com.docker.compose'
  const label = [`${of}.project=${project}`, `${of}.service=${service}`]
  return docker.listContainers({ filters: { label } })
}

async function healthy(service: string) {
  const all = await containers(service)
  return all.filter(({ Status }) => Status.includes('(healthy)')).length
}
