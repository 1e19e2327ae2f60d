import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { processExists } from '../stages/test/process-exists.ts'
import { readPidfiles } from '../supervisor/pidfile.ts'
import { npm } from './test/tool.ts'

// On Windows no signal can be sent to npm.
const skip = process.platform === 'win32'

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)
  test(`${signal} to npm alone shuts the stage down`, { skip }, async t => {
    const data = await emptyFolder()
    const typed = npm(t, ['start', '--', '--data', data, '--port', '5740'])
    await typed.prints(/Site +http/)
    const [{ supervisor, processes }] = await readPidfiles(
      join(data, 'running'),
    )
    const pids = [supervisor, ...processes.map(({ pid }) => pid)]

    typed.child.kill(signal)

    await until(() => !pids.some(processExists), `${pids} have ended`)
    assert.equal(pids.length, 3)
    assert.deepEqual(await readPidfiles(join(data, 'running')), [])
  })
