import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Runtime } from '@workshop/services/runtime'
import { Skip } from '../contract/check.ts'
import { adviseOn } from './advice.ts'
import type { Demo } from './demo.ts'
import { demosOf } from './demos.ts'
import { runPreflight } from './run.ts'

const runtime = {} as Runtime
const passing: Demo = { title: 'passes', run: async () => {} }
const failing: Demo = {
  title: 'fails',
  run: async () => assert.fail('404, not 200'),
}
const skipping: Demo = {
  title: 'is impossible',
  run: async () => {
    throw new Skip('only the site has a port here')
  },
}

/** Stages that start and stop at once, and a record of both. */
function fakeStages() {
  const log: string[] = []
  const startStage = async (stage: string) => {
    log.push(`start ${stage}`)
    const stop = async () => void log.push(`stop ${stage}`)
    return { url: 'http://127.0.0.1:1', runtime, stop }
  }
  return { log, startStage }
}

test('a failed demo is reported with its reason, and the stages after it still run', async () => {
  const { log, startStage } = fakeStages()
  const demos = { rest: [failing, skipping], async: [passing] }

  const results = await runPreflight({ demos, startStage })

  assert.deepEqual(
    results.map(({ group, title, status, message }) => [
      `${group} ${title} ${status}`,
      message,
    ]),
    [
      ['rest starts passed', undefined],
      ['rest fails failed', '404, not 200'],
      ['rest is impossible skipped', 'only the site has a port here'],
      ['rest stops passed', undefined],
      ['async starts passed', undefined],
      ['async passes passed', undefined],
      ['async stops passed', undefined],
    ],
  )
  assert.deepEqual(log, [
    'start rest',
    'stop rest',
    'start async',
    'stop async',
  ])
})

test('a stage that does not start runs no demo', async () => {
  const startStage = async () => assert.fail('its disk is full')

  const results = await runPreflight({
    demos: { rest: [passing] },
    startStage,
  })

  assert.deepEqual(
    results.map(({ title, status, message }) => [title, status, message]),
    [['starts', 'failed', 'its disk is full']],
  )
})

test('an interruption during a demo stops the stage and starts no other', async () => {
  const { log, startStage } = fakeStages()
  const interruption = new AbortController()
  const interrupting: Demo = {
    title: 'is interrupted',
    run: async () => interruption.abort(),
  }

  const results = await runPreflight({
    demos: { rest: [interrupting, passing], async: [passing] },
    startStage,
    signal: interruption.signal,
  })

  assert.deepEqual(log, ['start rest', 'stop rest'])
  assert.deepEqual(
    results.map(({ title }) => title),
    ['starts'],
  )
})

test('all stages are shown, or those named; in containers all but the monolith', () => {
  assert.deepEqual(Object.keys(demosOf([], false)), [
    'monolith',
    'rest',
    'services',
    'async',
  ])
  assert.deepEqual(Object.keys(demosOf(['async'], false)), ['async'])
  assert.deepEqual(Object.keys(demosOf([], true)), [
    'rest',
    'services',
    'async',
  ])
})

test('the advice names the doctor for a failed start, and the stage for a failed demo', () => {
  const result = { group: 'rest', status: 'failed', ms: 1 } as const

  assert.match(
    adviseOn({ ...result, title: 'starts' }, false),
    /"npx workshop doctor"/,
  )
  assert.match(
    adviseOn({ ...result, title: 'fails' }, true),
    /"npm start -- rest --docker"/,
  )
})
