import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, day, link, number, picture, pictures } from './format.ts'

test('numbers have thousands separators', () => {
  assert.equal(number(999), '999')
  assert.equal(number(1_234_567), '1,234,567')
  assert.equal(number(-1234.5), '-1,234.5')
  assert.equal(count(1, 'post'), '1 post')
  assert.equal(count(1000, 'post'), '1,000 posts')
})

test('a day is written out in UTC, and null when the time is invalid', () => {
  const late = Date.UTC(2024, 0, 31, 23, 59) / 1000

  assert.equal(day(late)?.text, 'January 31, 2024')
  assert.equal(day(late)?.iso, '2024-01-31T23:59:00.000Z')
  assert.equal(day(Number.NaN), null)
})

test('only web addresses and paths of this site become links', () => {
  for (const url of ['https://example.org/a', '/r/cats'])
    assert.equal(link(url), url)
  for (const url of [
    'javascript:alert(1)',
    '//example.org',
    '/\\a',
    'http://',
  ])
    assert.equal(link(url), null)
})

test('only pictures of this site are shown', () => {
  assert.equal(picture('/pictures/owl', 480), '/pictures/owl?width=480')
  assert.equal(picture('https://example.org/owl.jpg', 480), null)
  assert.equal(
    pictures('/pictures/owl', [120, 240]),
    '/pictures/owl?width=120 120w, /pictures/owl?width=240 240w',
  )
})
