import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countOpened, writeEvent } from './events.ts'

test('events: what the site writes is counted for its post', () => {
  const lines = [
    writeEvent('a', 'anna'),
    writeEvent('b', 'anna'),
    writeEvent('a', 'berta'),
  ]

  assert.deepEqual(
    [...countOpened(lines)],
    [
      ['a', 2],
      ['b', 1],
    ],
  )
})
