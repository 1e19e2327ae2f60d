import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, cut } from './fixtures.ts'
import { readLines } from './read-lines.ts'

const read = (text: string, size?: number) =>
  collect(readLines(cut(text, size)))

test('lines are numbered from 1; empty lines are counted and skipped', async () => {
  const pieces = await read('{"a":1}\n\n  {"b":2}\r\n{"c":3}')

  assert.deepEqual(pieces, [
    { number: 1, text: '{"a":1}' },
    { number: 3, text: '{"b":2}' },
    { number: 4, text: '{"c":3}' },
  ])
})

test('lines are the same wherever chunks are split, even inside a character', async () => {
  const text = '{"title":"猫🎉é"}\n{"title":"x"}\n'
  const whole = await read(text)

  for (const size of [1, 2, 3, 5, 7]) {
    assert.deepEqual(await read(text, size), whole, `chunks of ${size}`)
  }
})

test('a byte order mark is not part of the first line', async () => {
  const [piece] = await read('\ufeff{"a":1}\n')

  assert.equal(piece.text, '{"a":1}')
})

test('a line of 2 MB is reported as bad, and the next one is read', async () => {
  const pieces = await read(`{"a":1}\n${'x'.repeat(2 ** 21)}\n{"b":2}\n`)

  assert.deepEqual(pieces, [
    { number: 1, text: '{"a":1}' },
    { number: 2, reason: 'is longer than 1 MB' },
    { number: 3, text: '{"b":2}' },
  ])
})
