import assert from 'node:assert/strict'
import { after, type TestContext, test } from 'node:test'
import { fakeServices, startFakeStage } from '../stages/test/fake-stage.ts'
import { tool } from './test/tool.ts'

const [echo, , web] = fakeServices
const stage = await startFakeStage({ after })
const { data, url, services, runtime } = stage

/** An address without a Docker Engine. */
const alone = { DOCKER_HOST: 'tcp://127.0.0.1:1' }

async function type(t: TestContext, ...args: string[]) {
  const typed = tool(t, [...args, '--data', data], alone)
  return { code: await typed.exit, output: typed.output() }
}

test('status prints a row per replica, as a table or as JSON', async t => {
  await runtime.scale({ echo: 2 })

  const table = await type(t, 'status')
  const json = await type(t, 'status', '--json')

  const row = /^echo +1 +2 +127\.0\.0\.1:\d+ +ready +\d+ MB +0$/m
  assert.match(table.output, row)
  assert.match(
    table.output,
    /^Weights of echo: 1:100\nNot running: echo@2$/m,
  )
  assert.ok(table.output.includes(url))
  const { replicas } = JSON.parse(json.output)
  assert.deepEqual(
    replicas.map(
      ({ service, replica }: { service: string; replica: number }) => [
        service,
        replica,
      ],
    ),
    [
      ['echo', 1],
      ['echo', 2],
      ['web', 1],
    ],
  )
  assert.ok(replicas[0].memory > 10 * 2 ** 20)
})

test('scale changes several services at once and prints what there is then', async t => {
  const { code, output } = await type(t, 'scale', 'echo=2', 'echo@2=1')

  assert.equal(code, 0)
  assert.match(output, /^echo +1 +2 .* ready/m)
  assert.match(output, /^echo +2 +1 .* ready/m)
})

test('tail follows only the services named, without colours in a pipe', async t => {
  const typed = tool(t, ['tail', 'echo', '--data', data], alone)

  await fetch(`${services.replicasOf(web)[0].address}/who`)
  await fetch(`${services.replicasOf(echo)[0].address}/who`)
  await typed.prints(/^echo +asked for \/who$/m)

  assert.ok(!typed.output().includes('web'))
  assert.ok(!typed.output().includes('\u001b'))
  assert.equal(await typed.end('SIGINT'), 0)
})

test('weigh prints the shares of the versions and changes them', async t => {
  const before = await type(t, 'weigh', 'echo')
  const changed = await type(t, 'weigh', 'echo', '1:90,2:10', '--json')
  const after = await type(t, 'weigh', 'echo')

  assert.equal(before.output, 'echo@1  100 of 100 (100 %)\n')
  assert.deepEqual(JSON.parse(changed.output), { 1: 90, 2: 10 })
  assert.match(after.output, /^echo@2 {2}10 of 100 \(10 %\)$/m)
})

test('stop ends the stage with every tail of it, and then nothing runs', async t => {
  const tail = tool(t, ['tail', '--json', '--data', data], alone)
  await fetch(`${services.replicasOf(echo)[0].address}/who`)
  await tail.prints(
    /^{"name":"echo","text":"asked for \/who","error":false}$/m,
  )

  const first = await type(t, 'stop')
  await stage.supervisor.stopped
  const second = await type(t, 'stop')

  assert.equal(first.output, `Ended stage services, which was at ${url}\n`)
  assert.equal(await tail.exit, 0)
  assert.equal(second.code, 1)
  assert.equal(
    second.output,
    'Nothing runs. Start a stage with "npm start -- services".\n',
  )
})

test('start --docker without Docker says how to start without it', async t => {
  const { code, output } = await type(t, 'start', 'services', '--docker')

  assert.equal(
    output,
    `No Docker Engine answers. Start Docker, or do without it: npm start -- services\n`,
  )
  assert.equal(code, 1)
})
