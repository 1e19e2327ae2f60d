import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import type { Result } from '../contract/run.ts'
import { startStage } from '../contract/start-stage.ts'
import { searchPosts } from '../preflight/demo-pages.ts'
import { revalidate } from '../preflight/demo-rest.ts'
import { runPreflight } from '../preflight/run.ts'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { processExists } from '../stages/test/process-exists.ts'
import { readPidfiles } from '../supervisor/pidfile.ts'
import { tool } from './test/tool.ts'

const startTimeoutMs = 120_000

// That it starts every stage and ends with READY is proved with WORKSHOP.md.

test('a demo that its stage cannot do fails, and the stage stops', async () => {
  const results = await runPreflight({
    demos: { monolith: [searchPosts, revalidate] },
    startStage,
  })

  assert.deepEqual(
    results.map(({ title, status }) => [title, status]),
    [
      ['starts', 'passed'],
      [searchPosts.title, 'passed'],
      [revalidate.title, 'failed'],
      ['stops', 'passed'],
    ],
  )
  assert.equal(results[2].message, 'no replica of rest runs')
})

test('Ctrl-C during a start ends everything that was started', async t => {
  const folder = await emptyFolder()
  const environment = { TMPDIR: folder, TEMP: folder }
  const typed = tool(t, ['preflight', 'async'], environment)
  const pids = await untilRunning(folder)

  const code = await typed.end('SIGINT')

  assert.equal(code, 1)
  assert.match(typed.output(), /^Interrupted: everything .* has ended\.$/m)
  assert.deepEqual(pids.filter(processExists), [])
  assert.deepEqual(await stageFolders(folder), [])
})

test('preflight of one stage prints each step as data, and its exit code is the verdict', async t => {
  const typed = tool(t, ['preflight', 'monolith', '--json'])

  assert.equal(await typed.exit, 0, typed.output())
  const { ready, results } = JSON.parse(typed.output())
  assert.equal(ready, true)
  assert.deepEqual(
    results.map(({ group, status }: Result) => [group, status]),
    Array(4).fill(['monolith', 'passed']),
  )
})

/** The processes of the stage, once its services run beside the database. */
async function untilRunning(folder: string) {
  let pids: number[] = []
  await until(
    async () => {
      const [stage] = await stageFolders(folder)
      if (!stage) return false
      const [pidfile] = await readPidfiles(join(folder, stage, 'running'))
      pids = pidfile?.processes.map(({ pid }) => pid) ?? []
      return pids.length > 2
    },
    'services run',
    startTimeoutMs,
  )
  return pids
}

/** Others, such as a compiler's cache, stay there. */
async function stageFolders(folder: string) {
  const names = await readdir(folder)
  return names.filter(name => /^(monolith|rest|services|async)-/.test(name))
}
