import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Line } from '@workshop/services/runtime'
import { UsageError } from '@workshop/services/runtime'
import { fake, fakes, startFakes } from './fakes/fakes.ts'

type Instances = Record<string, string[]>

const json = async <Data>(url: string) =>
  (await (await fetch(url)).json()) as Data

test('a killed replica is forgotten at once and started again, and the others are told', async t => {
  const { runtime, members, url, lines } = await startFakes(t)
  const { replicas } = await runtime.scale({ echo: 2 })
  const [first, second] = replicas.filter(one => one.service === 'echo')
  const told = async () =>
    (await json<Instances>(`${url}/instances`)).echo.join()
  await until(async () => (await told()).includes(second.address))
  const seen: string[] = []
  const said: Line[] = []
  lines.follow(line => said.push(line))

  process.kill(Number(second.pid), 'SIGKILL')
  await until(async () => {
    if (seen.at(-1) !== (await told())) seen.push(await told())
    return seen.length > 1 && seen.at(-1)?.includes(',') === true
  })

  const [, again] = members.filter(({ service }) => service.name === 'echo')
  assert.ok(seen.includes(first.address))
  assert.equal(again.kept.restarts, 1)
  assert.notEqual(again.kept.process.pid, second.pid)
  assert.deepEqual(
    said.filter(({ text }) => text.includes('by itself')),
    [
      {
        name: 'echo.2',
        text: 'ended by itself (SIGKILL); it starts again in 0.1 s',
        error: true,
      },
    ],
  )
})

test('replicas come and go under requests of which none fails, and all get a share', async t => {
  const { runtime, url } = await startFakes(t)
  const pids = new Set<number>()
  const failed: string[] = []
  const over = new AbortController()
  const asking = Promise.all(Array.from({ length: 4 }, ask))

  await runtime.scale({ echo: 4 })
  await until(() => pids.size === 4)
  const { replicas } = await runtime.scale({ echo: 1 })
  over.abort()
  await asking

  assert.deepEqual(failed, [])
  assert.equal(replicas.filter(one => one.service === 'echo').length, 1)

  async function ask() {
    while (!over.signal.aborted) {
      const answer = await fetch(`${url}/ask`)
      const body = await answer.text()
      if (answer.ok) pids.add(JSON.parse(body).pid)
      else failed.push(body)
    }
  }
})

test('a service scaled to none is told of as none, and comes back', async t => {
  const { runtime, url } = await startFakes(t)
  const told = () => json<Instances>(`${url}/instances`)

  await runtime.scale({ echo: 0 })
  await until(async () => (await told()).echo.length === 0)
  await runtime.scale({ echo: 1, 'echo@2': 1 })

  await until(async () => (await told())['echo@2'].length === 1)
  assert.equal((await told()).echo.length, 1)
})

test('a program that fails at its first start ends the start with its last lines', async t => {
  const broken = fake('broken', { entry: 'broken.ts' })

  await assert.rejects(
    startFakes(t, [broken, ...fakes]),
    /^Error: broken ended before it was ready:\nthe shelf it wants is not there$/,
  )
})

test('a wish that cannot be is refused, and says what there is', async t => {
  const { runtime } = await startFakes(t)

  for (const [wish, message] of [
    [{ ekko: 2 }, /no service "ekko" here. There are echo, echo@2\.$/],
    [{ web: 2 }, /There is one web: .* Scale one of echo, echo@2\.$/],
    [{ echo: 21 }, /echo=21 is no number of replicas: .* from 0 to 20/],
    [{ echo: 1.5 }, /echo=1.5 is no number/],
  ] as const)
    await assert.rejects(
      runtime.scale(wish),
      error => error instanceof UsageError && message.test(error.message),
    )
})

test('a second start beside the first has ports and a record of its own', async t => {
  const first = await startFakes(t, [
    fake('echo', { port: 5190 }),
    fakes[2],
  ])

  const second = await startFakes(
    t,
    [fake('echo', { port: 5190 }), fakes[2]],
    first.data,
  )

  const addresses = [...first.members, ...second.members].map(
    ({ address }) => address,
  )
  assert.equal(new Set(addresses).size, 4)
})
