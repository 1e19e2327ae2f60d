import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TimedCall, traceOf } from '@workshop/platform/trace'
import { stripOf } from './strip.ts'
import { fakeModels } from './test/fakes.ts'
import { visit } from './test/visit.ts'

const tag: TimedCall = {
  upstream: 'tag',
  replica: '127.0.0.1:5104',
  status: 200,
  startMs: 4,
  ms: 2,
  by: 'recommend',
}
const recommend: TimedCall = {
  upstream: 'recommend',
  replica: '127.0.0.1:5103',
  status: 200,
  startMs: 3,
  ms: 5,
}

/** The strip of a page whose process made these calls. */
const stripAfter = (...calls: TimedCall[]) =>
  stripOf({ ...traceOf(), calls })

test('a page that one process made says so, with its time and its trace', async t => {
  const site = await visit(t, fakeModels(), { process: 'monolithic' })

  const page = await site.page('/login')

  assert.match(page, /one process, <b>monolithic<\/b>, in [\d.]+ ms/)
  assert.match(page, /<code>[0-9a-f]{32}<\/code>/)
})

test('a page names the replicas that were called for it, and for whom', async t => {
  const site = await visit(t, fakeModels(), {
    process: 'web',
    before: [
      ({ trace }, _res, next) => {
        trace.calls.push(recommend, tag)
        next()
      },
    ],
  })

  const page = (await site.page('/no/such/page')).replaceAll(/\s+/g, ' ')

  assert.match(page, /Made by <b>web<\/b> in [\d.]+ ms with/)
  assert.match(page, /<b>recommend<\/b> 5.0 ms/)
  assert.match(page, /tag <small>for recommend<\/small>/)
  assert.match(page, /<td>127.0.0.1:5104<\/td> <td>200<\/td>/)
})

test('without a process to name there is no strip', async t => {
  const site = await visit(t)

  assert.doesNotMatch(await site.page('/'), /Made by/)
})

test('calls are in the order of their start, each upstream once in the line', () => {
  const again = { ...recommend, startMs: 20 }

  const { calls, upstreams } = stripAfter(again, tag, recommend)

  assert.deepEqual(
    calls.map(({ startMs }) => startMs),
    [3, 4, 20],
  )
  assert.deepEqual(upstreams, [
    { name: 'recommend', note: undefined, says: '10 ms' },
    { name: 'tag', note: undefined, says: '2.0 ms' },
  ])
})

const notes: [string, TimedCall['status'][], string | undefined][] = [
  ['an ordinary answer', [200], undefined],
  ['no answer', ['none'], 'unavailable'],
  ['a failure', [503], 'unavailable'],
  ['an accepted operation', [202], 'accepted'],
  ['an answer that is still fresh', [304], 'not modified'],
  ['an answer after a failure', [503, 200], 'retry'],
]

for (const [what, statuses, note] of notes)
  test(`${what} is noted as ${note ?? 'nothing unusual'}`, () => {
    const tries = statuses.map((status, index) => ({
      ...recommend,
      status,
      startMs: index,
    }))

    const { calls, upstreams } = stripAfter(...tries)

    assert.equal(calls.at(-1)?.note, note)
    assert.equal(upstreams[0].note, note)
  })
