import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatRows, sideBySide } from './side-by-side.ts'

test('equal lines stand beside each other, changed ones are marked', () => {
  const rows = sideBySide('a\nwait\nz\n', 'a\nredirect\nz\n')

  assert.deepEqual(formatRows(rows), [
    'a      a',
    'wait | redirect',
    'z      z',
  ])
})

test('a line that one side lacks stands beside nothing', () => {
  assert.deepEqual(formatRows(sideBySide('a\nb\nc\n', 'a\nc\n')), [
    'a   a',
    'b |',
    'c   c',
  ])
  assert.deepEqual(formatRows(sideBySide('a\n', 'a\nb\n')), [
    'a   a',
    '  | b',
  ])
})
