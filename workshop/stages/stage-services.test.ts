import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Line } from '@workshop/services/runtime'
import { UsageError } from '@workshop/services/runtime'
import getPort from 'get-port'
import {
  fakeService,
  fakeServices,
  startFakeStage,
} from './test/fake-stage.ts'

type Known = Record<string, string[]>

const json = async <Data>(url: string) =>
  (await (await fetch(url)).json()) as Data

const [echo, , web] = fakeServices

test('the callers of a killed replica forget it at once and hear of it again after its restart', async t => {
  const { runtime, services, url, supervisor } = await startFakeStage(t)
  await runtime.scale({ echo: 2 })
  const [first, second] = services.replicasOf(echo)
  const killed = second.pid
  const known = async () =>
    (await json<Known>(`${url}/instances`)).echo.join()
  await until(async () => (await known()).includes(second.address))
  const seen: string[] = []
  const lines: Line[] = []
  supervisor.lines.follow(line => lines.push(line))

  process.kill(killed, 'SIGKILL')
  await until(async () => {
    if (seen.at(-1) !== (await known())) seen.push(await known())
    return seen.length > 1 && seen.at(-1)?.includes(',') === true
  })

  assert.ok(seen.includes(first.address))
  assert.equal(second.restarts, 1)
  assert.notEqual(second.pid, killed)
  assert.deepEqual(
    lines.filter(({ text }) => text.includes('by itself')),
    [
      {
        name: 'echo.2',
        text: 'ended by itself (SIGKILL); restarting in 0.1 s',
        error: true,
      },
    ],
  )
})

test('no request fails while replicas come and go, and each gets a share', async t => {
  const { runtime, services, url } = await startFakeStage(t)
  const pids = new Set<number>()
  const failed: string[] = []
  const over = new AbortController()
  const asking = Promise.all(Array.from({ length: 4 }, ask))

  await runtime.scale({ echo: 4 })
  await until(() => pids.size === 4)
  await runtime.scale({ echo: 1 })
  over.abort()
  await asking

  assert.deepEqual(failed, [])
  assert.equal(services.replicasOf(echo).length, 1)

  async function ask() {
    while (!over.signal.aborted) {
      const answer = await fetch(`${url}/ask`)
      const body = await answer.text()
      if (answer.ok) pids.add(JSON.parse(body).pid)
      else failed.push(body)
    }
  }
})

test('a replica that comes back gets its port again', async t => {
  const { runtime, services, url } = await startFakeStage(t)
  await runtime.scale({ echo: 2 })
  const addresses = () =>
    services
      .replicasOf(echo)
      .map(({ address }) => address)
      .sort()
  const before = addresses()

  await runtime.scale({ echo: 0 })
  const none = await json<Known>(`${url}/instances`)
  await runtime.scale({ echo: 2, 'echo@2': 1 })

  assert.deepEqual(none.echo, [])
  assert.deepEqual(addresses(), before)
  await until(
    async () =>
      (await json<Known>(`${url}/instances`))['echo@2'].length === 1,
  )
})

test('scaling down removes a replica that hangs before the others', async t => {
  const { runtime, services } = await startFakeStage(t)
  await runtime.scale({ echo: 3 })
  const [hung] = services.replicasOf(echo)

  process.kill(hung.pid, 'SIGSTOP')
  const { replicas } = await runtime.scale({ echo: 2 })

  const left = replicas.filter(({ service }) => service === 'echo')
  assert.deepEqual(
    left.map(({ replica, health }) => [replica, health]),
    [
      [2, 'ready'],
      [3, 'ready'],
    ],
  )
})

test('a caller that hangs does not keep a replica from leaving', async t => {
  const { runtime, services } = await startFakeStage(t)
  const [site] = services.replicasOf(web)

  process.kill(site.pid, 'SIGSTOP')
  await runtime.scale({ echo: 0 })
  process.kill(site.pid, 'SIGCONT')

  assert.deepEqual(services.replicasOf(echo), [])
})

test('a service that fails at its first start ends the start with its last lines', async t => {
  const broken = fakeService('broken', { entry: 'broken-service.ts' })

  await assert.rejects(
    startFakeStage(t, { services: [broken, ...fakeServices] }),
    /^Error: broken ended before it was ready:\nits disk is full$/,
  )
})

test('a scaling that cannot be is refused with what there is', async t => {
  const { runtime } = await startFakeStage(t)

  for (const [scaling, message] of [
    [{ ekko: 2 }, /no service "ekko" here. There are echo, echo@2\.$/],
    [{ web: 2 }, /There is one web: .* Scale one of echo, echo@2\.$/],
    [{ echo: 21 }, /echo=21 is not a number of replicas: .* from 0 to 20/],
    [{ echo: 1.5 }, /echo=1.5 is not a number of replicas/],
  ] as const)
    await assert.rejects(
      runtime.scale(scaling),
      error => error instanceof UsageError && message.test(error.message),
    )
})

test('a second start beside the first has ports of its own', async t => {
  const services = [fakeService('echo', { port: 5190 }), web]
  const first = await startFakeStage(t, { services })

  const second = await startFakeStage(t, { services })

  const addresses = [first, second].flatMap(({ supervisor }) =>
    supervisor.replicas.map(({ address }) => address),
  )
  assert.equal(new Set(addresses).size, 4)
})

test('ports that another program takes during the start are replaced, and their lines stay out of the log', async t => {
  const taken = createServer().listen(await getPort(), '127.0.0.1')
  await once(taken, 'listening')
  t.after(() => taken.close())
  const { port } = taken.address() as { port: number }

  const { services, supervisor, url } = await startFakeStage(t, { port })
  const lines: Line[] = []
  supervisor.lines.follow(line => lines.push(line))

  assert.ok(services.port.number > port)
  assert.match(services.port.holder ?? '', /node/)
  assert.equal(url, `http://localhost:${services.port.number}`)
  assert.doesNotMatch(JSON.stringify(lines), /EADDRINUSE/)
})
