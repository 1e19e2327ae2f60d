import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Runtime } from '@workshop/services/runtime'
import { readSteps } from '../exercises/manifest.ts'
import type { Demo } from '../preflight/demo.ts'
import { demosOf } from '../preflight/demos.ts'
import { root } from '../stages/paths.ts'
import { noteHeadings, readNotes } from './notes.ts'
import { present, type Wanted } from './present.ts'
import { scenes } from './scenes.ts'

const demo: Demo = { title: 'a page answers', run: async () => {} }
const failing: Demo = {
  title: 'a page fails',
  run: async () => {
    throw new Error('503')
  },
}

/** Presses these keys; resolves with what was shown and done, in order. */
async function play(
  keys: Wanted[],
  { demos = [demo], isInterrupted = false } = {},
) {
  const log: string[] = []
  const stage = {
    url: 'http://localhost:1',
    runtime: {} as Runtime,
    stop: async () => void log.push('stop'),
  }
  await present(
    [
      { stage: 'one', step: 's1' },
      { stage: 'two', step: 's2' },
    ],
    {
      readNotes: async () => [],
      demosOf: () => demos,
      start: async ({ stage: name }) => {
        log.push(`start ${name}`)
        return isInterrupted ? undefined : stage
      },
      wait: async () => keys.shift() ?? 'quit',
      show: {
        scene: ({ stage: name }) => void log.push(`notes ${name}`),
        started: () => {},
        demo: ({ title }) => void log.push(`expect ${title}`),
        result: (_ms, error) => void log.push(error ? 'failed' : 'worked'),
      },
    },
  )
  return log
}

const whole = ['start', 'expect a page answers', 'worked', 'stop']
const sceneOf = (name: string) => [
  `notes ${name}`,
  `start ${name}`,
  ...whole.slice(1),
]

test('each key goes on: notes, start, demo, end, and the next stage', async () => {
  const log = await play(Array(6).fill('next'))

  assert.deepEqual(log, [...sceneOf('one'), ...sceneOf('two')])
})

test('quitting in the middle stops the stage', async () => {
  assert.deepEqual(await play(['next', 'quit']), [
    'notes one',
    'start one',
    'stop',
  ])
  assert.deepEqual(await play(['quit']), ['notes one'])
})

test('quitting while a stage starts starts no other', async () => {
  const log = await play(['next'], { isInterrupted: true })

  assert.deepEqual(log, ['notes one', 'start one'])
})

test('a stage can be shown again, from its notes on', async () => {
  const log = await play(['next', 'next', 'again', 'quit'])

  assert.deepEqual(log, [...sceneOf('one'), 'notes one'])
})

test('a demo that fails says so and ends nothing', async () => {
  const log = await play(['next', 'next', 'next', 'quit'], {
    demos: [failing],
  })

  assert.deepEqual(log.slice(2, 5), [
    'expect a page fails',
    'failed',
    'stop',
  ])
  assert.equal(log.at(-1), 'notes two')
})

test('every step has notes for the instructor, under the same headings', async () => {
  for (const { folder } of readSteps(root)) {
    const notes = await readNotes(root, folder)

    const headings = notes.map(({ heading }) => heading)
    assert.deepEqual(headings, noteHeadings, folder)
    for (const { text } of notes) assert.ok(text.length > 20, folder)
  }
})

test('every scene has demos and the notes of a step', async () => {
  for (const { stage, step } of scenes) {
    assert.ok(demosOf([stage], false)[stage].length > 0)
    assert.ok((await readNotes(root, step)).length > 0)
  }
})
