import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { servicesOf } from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { buildImages, imagesFor, readSource } from './images.ts'
import { execute } from './output.ts'
import { label } from './run.ts'
import { engine, skip } from './test/engine.ts'

const docker = engine as Docker
const base = 'node:24-bookworm-slim'
const wanted = imagesFor('services')
const source = await readSource()
const run = `workshop-test-${process.pid}`
let images: Record<string, string>

before(async () => {
  if (skip) return
  const { signal } = new AbortController()
  const context = { docker, signal, onProgress: () => {} }
  images = await buildImages(context, wanted, source)
})

after(async () => {
  if (skip) return
  const filters = { label: [`${label.run}=${run}`] }
  const all = await docker.listContainers({ all: true, filters })
  for (const { Id } of all)
    await docker.getContainer(Id).remove({ force: true, v: true })
})

test('an image is there for every service, and building again builds nothing', {
  skip,
}, async () => {
  const said: string[] = []
  const { signal } = new AbortController()
  const onProgress = (text: string) => void said.push(text)
  await buildImages({ docker, signal, onProgress }, wanted, source)

  assert.deepEqual(said, [])
  assert.equal(wanted.length, servicesOf('services').length + 2)
})

test('each image is at most 60 MB above its base', { skip }, async () => {
  const { Size: below } = await docker.getImage(base).inspect()
  for (const [host, image] of Object.entries(images)) {
    const { Size } = await docker.getImage(image).inspect()
    const above = (Size - below) / 1e6
    assert.ok(above > 0 && above <= 60, `${host} is ${above} MB above`)
  }
})

test('each runs as node, without a shell, and has a healthcheck', {
  skip,
}, async () => {
  for (const image of Object.values(images)) {
    const { Config } = await docker.getImage(image).inspect()
    const { User, Cmd, Entrypoint, Healthcheck } = Config

    assert.equal(User, 'node')
    assert.deepEqual([...(Entrypoint ?? []), ...(Cmd ?? [])].slice(0, 1), [
      'node',
    ])
    assert.deepEqual(Healthcheck?.Test, ['CMD', 'node', 'healthy.js'])
  }
})

const commands = {
  picture: [],
  mongodb: ['node', 'main.js', '--folder=/tmp/mongodb'],
}

for (const [host, command] of Object.entries(commands)) {
  const title = `${host} becomes healthy with no shell to be found, and nothing but /tmp to write on`
  test(title, { skip }, async () => {
    const container = await docker.createContainer({
      Image: images[host],
      ...(command.length > 0 && { Cmd: command }),
      Labels: { [label.run]: run },
      Healthcheck: { Interval: 1e9 },
      HostConfig: {
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        // Empty folders hide every shell and tool of the base image; node is elsewhere.
        Tmpfs: { '/usr/bin': 'ro', '/usr/sbin': 'ro', '/tmp': '' },
      },
    })
    await container.start()

    await until(async () => {
      const { State } = await container.inspect()
      assert.ok(State.Running, 'it has ended')
      return State.Health?.Status === 'healthy'
    })
    const shell = execute(container, ['sh', '-c', 'true'])
    assert.notEqual((await shell).code, 0)
  })
}
