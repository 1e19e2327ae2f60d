import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request } from 'express'
import { parsePrefer, preferencesOf } from './prefer.ts'

function read(header?: string) {
  return preferencesOf({ get: () => header } as unknown as Request)
}

test('wait and respond-async are read, in any case and with any spaces', () => {
  for (const header of [
    'respond-async, wait=10',
    'Respond-Async ,  WAIT = 10',
    'wait="10", respond-async',
    'respond-async; foo=bar, wait=10; a; b="c,d"',
  ])
    assert.deepEqual(read(header), { respondAsync: true, wait: 10 }, header)
})

test('without the header nothing is preferred', () => {
  assert.deepEqual(read(), { respondAsync: false, wait: undefined })
  assert.deepEqual(read(''), { respondAsync: false, wait: undefined })
  assert.deepEqual(read(', ,;'), { respondAsync: false, wait: undefined })
})

test('of a repeated preference the first holds', () => {
  assert.equal(read('wait=3, wait=9').wait, 3)
  assert.equal(read('wait=soon, wait=9').wait, undefined)
})

test('wait=0 is a preference; an invalid wait is none', () => {
  assert.equal(read('wait=0').wait, 0)
  for (const header of ['wait', 'wait=', 'wait=-1', 'wait=1.5', 'wait=1 2'])
    assert.equal(read(header).wait, undefined, header)
})

test('an absurd wait is a number: the service caps it', () => {
  assert.equal(read('wait=99999999999999999999').wait, 1e20)
})

test('unknown preferences, parameters and quoted separators change nothing', () => {
  const header =
    'x="a, respond-async; wait=1", return=minimal; wait=5, wait=7'

  assert.deepEqual(read(header), { respondAsync: false, wait: 7 })
  assert.deepEqual(
    [...parsePrefer(header)],
    [
      ['x', 'a, respond-async; wait=1'],
      ['return', 'minimal'],
      ['wait', '7'],
    ],
  )
})

test('an escape in a quoted string is removed, an open quote ends nowhere', () => {
  assert.equal(parsePrefer('a="x\\"y"').get('a'), 'x"y')
  assert.equal(parsePrefer('a="x, wait=5').has('wait'), false)
})
