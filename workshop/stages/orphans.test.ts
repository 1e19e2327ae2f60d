import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { endOrphans, readPidfiles } from '../supervisor/pidfile.ts'
import { runProgram } from '../supervisor/program.ts'
import { root } from './paths.ts'
import { emptyFolder } from './test/empty-folder.ts'
import { processExists } from './test/process-exists.ts'

test('replicas that a killed start had added or restarted are ended by the next start', async () => {
  const data = await emptyFolder()
  const folder = join(data, 'running')
  const stage = await runProgram<string>({
    name: 'start',
    file: join(root, 'workshop/stages/test/start-fake-stage.ts'),
    args: [data],
  })
  const [{ processes }] = await readPidfiles(folder)
  const echoes = processes.filter(({ file }) => file.includes('echo'))

  process.kill(stage.pid, 'SIGKILL')
  await stage.ended
  const ended = await endOrphans(folder)

  assert.equal(echoes.length, 3)
  assert.ok(ended >= 3)
  await until(() => !processes.some(({ pid }) => processExists(pid)))
  assert.deepEqual(await readPidfiles(folder), [])
})
