import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, number } from './format.ts'

test('numbers are said as Intl says them in English', () => {
  const { format } = new Intl.NumberFormat('en')

  for (const value of [0, 7, 999, 1000, 1234.5, -1234, 98_765, 1_234_567])
    assert.equal(number(value), format(value))
})

test('days are said as Intl says them in English', () => {
  const long = { dateStyle: 'long', timeZone: 'UTC' } as const
  const { format } = new Intl.DateTimeFormat('en', long)

  for (let month = 0; month < 12; month++) {
    const time = Date.UTC(2024, month, 1 + month * 2, 23, 59)
    assert.equal(day(time / 1000)?.text, format(time))
  }
  assert.equal(day(Number.NaN), null)
})
