import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCounter } from './counter.ts'

test('counter: every page is counted, also a new one', () => {
  const counter = createCounter()

  for (const page of ['home', 'pictures', 'pictures', 'constructor'])
    counter.count(page, 100)

  const pages = ['home', 'pictures', 'constructor']
  assert.deepEqual(pages.map(counter.read), [
    { requests: 1, bytes: 100 },
    { requests: 2, bytes: 200 },
    { requests: 1, bytes: 100 },
  ])
})
