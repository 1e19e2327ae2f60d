import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDay } from './formatter.ts'

test('formatter: a post shows the day of its creation', () => {
  assert.equal(formatDay(1706659200), 'January 31, 2024')
})
