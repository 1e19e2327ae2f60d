import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { root } from './paths.ts'
import { run } from './process.ts'
import { endLeftovers, recorded } from './record.ts'
import { emptyFolder, lives } from './tool.ts'

test('the replicas that a killed start had added or started again are ended by the next one', async t => {
  const data = await emptyFolder(t)
  const folder = join(data, 'running')
  const starting = await run<string>({
    name: 'start',
    file: join(root, 'workshop/stages/fakes/start.ts'),
    args: [data],
  })
  const [{ processes }] = await recorded(folder)
  const echoes = processes.filter(({ file }) => file.includes('echo'))

  process.kill(starting.pid, 'SIGKILL')
  await starting.ended
  const ended = await endLeftovers(folder)

  assert.equal(echoes.length, 3)
  assert.ok(ended >= 3)
  await until(() => !processes.some(({ pid }) => lives(pid)))
  assert.deepEqual(await recorded(folder), [])
})
