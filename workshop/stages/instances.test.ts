import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fake } from './fakes/fakes.ts'
import { liveInstances } from './instances.ts'
import type { Member } from './member.ts'

const echo = fake('echo')
const member = (address: string, more: Partial<Member> = {}) =>
  ({
    service: echo,
    address,
    ready: false,
    leaving: false,
    ...more,
  }) as Member

for (const [title, members, addresses] of [
  ['nobody runs', [], []],
  ['the only one listens', [member('a')], ['a']],
  ['it does not listen yet', [member('')], []],
  [
    'another has just begun to listen',
    [member('a', { ready: true }), member('b')],
    ['a'],
  ],
  [
    'both are ready',
    [member('a', { ready: true }), member('b', { ready: true })],
    ['a', 'b'],
  ],
  [
    'one is about to go',
    [member('a', { ready: true, leaving: true }), member('b')],
    ['b'],
  ],
] as const) {
  test(`${title}: [${addresses}] may be called`, () => {
    const live = liveInstances([echo], [...members])

    assert.deepEqual(live, { echo: addresses })
  })
}
