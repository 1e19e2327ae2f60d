import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liveInstances } from './instances.ts'

const replica = (address: string, more: object = {}) => ({
  options: { service: 'echo' },
  address,
  isReady: false,
  isLeaving: false,
  ...more,
})

for (const [title, replicas, addresses] of [
  ['no replica runs', [], []],
  ['the only replica listens', [replica('a')], ['a']],
  ['the only replica does not listen yet', [replica('')], []],
  [
    'a second replica has only begun to listen',
    [replica('a', { isReady: true }), replica('b')],
    ['a'],
  ],
  [
    'both replicas are ready',
    [replica('a', { isReady: true }), replica('b', { isReady: true })],
    ['a', 'b'],
  ],
  [
    'the ready replica is leaving',
    [replica('a', { isReady: true, isLeaving: true }), replica('b')],
    ['b'],
  ],
] as const) {
  test(`${title}: [${addresses}] may be called`, () => {
    const live = liveInstances(['echo'], [...replicas])

    assert.deepEqual(live, { echo: addresses })
  })
}
