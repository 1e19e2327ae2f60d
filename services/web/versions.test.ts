import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Call,
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { createLog } from '@workshop/platform/log'
import { byWeight } from './versions.ts'

function fakeVersion(answer: (call?: Call) => unknown): Client {
  return {
    upstream: 'search',
    async call(_path, call) {
      return { status: 200, headers: {}, data: answer(call) as never }
    },
    ready: async () => {},
    close: () => {},
  }
}

const unavailable = () => {
  throw new UpstreamUnavailable('search')
}

/** Both versions behind one client, and the messages of its log. */
function weigh(
  first: Client,
  second: Client,
  weights: Record<string, number>,
) {
  const lines: { msg: string; version: string; answering: string }[] = []
  const write = (line: string) => void lines.push(JSON.parse(line))
  const log = createLog('web', { write }).child({}, { level: 'info' })
  const search = byWeight({
    service: 'search',
    clients: { 1: first, 2: second },
    weights: () => weights,
    log,
  })
  return { search, lines }
}

const answeredBy = async (search: Client) =>
  (await search.call('/search')).data

test('new weights hold from the next call on', async () => {
  const weights: Record<string, number> = { 1: 1 }
  const { search } = weigh(
    fakeVersion(() => 'first'),
    fakeVersion(() => 'second'),
    weights,
  )

  const before = await answeredBy(search)
  Object.assign(weights, { 1: 0, 2: 1 })
  const after = await answeredBy(search)

  assert.deepEqual([before, after], ['first', 'second'])
})

for (const share of [1, 0])
  test(`while one version is unavailable the other answers with a share of ${share}, and the log says so once`, async () => {
    const { search, lines } = weigh(
      fakeVersion(unavailable),
      fakeVersion(() => 'second'),
      { 1: 1_000_000, 2: share },
    )

    for (let call = 0; call < 10; call++)
      assert.equal(await answeredBy(search), 'second')

    assert.equal(lines.length, 1)
    const [{ msg, version, answering }] = lines
    assert.deepEqual(
      [msg, version, answering],
      ['another version answers', '1', '2'],
    )
  })

test('a version without a share is not asked while another answers', async () => {
  const { search, lines } = weigh(
    fakeVersion(() => 'first'),
    fakeVersion(() => assert.fail('it was asked')),
    { 1: 1, 2: 0 },
  )

  assert.equal(await answeredBy(search), 'first')
  assert.deepEqual(lines, [])
})

test('the drawn version has the whole deadline, the other one the rest of it', async () => {
  const deadlines: number[] = []
  const note = (call?: Call) => deadlines.push(call?.deadlineMs ?? 0)
  const first = fakeVersion(call => {
    note(call)
    unavailable()
  })

  await weigh(first, fakeVersion(note), { 1: 1 }).search.call('/search')

  assert.ok(deadlines[0] > 1000, `${deadlines}`)
  assert.ok(deadlines[1] <= deadlines[0], `${deadlines}`)
})

test('without any live version the call is refused as unavailable', async () => {
  const { search } = weigh(
    fakeVersion(unavailable),
    fakeVersion(() => {
      throw new UpstreamUnavailable('search@2')
    }),
    { 1: 1 },
  )

  await assert.rejects(search.call('/search'), { upstream: 'search' })
})

test('a request that one version refuses is not sent to the other', async () => {
  let asked = 0
  const refuse = () => {
    asked += 1
    throw new Problem(400, 'The request has invalid fields')
  }
  const { search } = weigh(fakeVersion(refuse), fakeVersion(refuse), {
    1: 1,
    2: 1,
  })

  await assert.rejects(search.call('/search'), { status: 400 })
  assert.equal(asked, 1)
})

test('each variant is called in its own way, with its own deadline', async () => {
  const calls: Call[] = []
  const note = fakeVersion(call => void calls.push(call ?? {}))
  const share = byWeight({
    service: 'share',
    clients: { waiting: note },
    weights: () => ({ waiting: 1 }),
    log: createLog('web').child({}, { level: 'silent' }),
    callOf: () => ({ headers: { prefer: 'wait=5' }, deadlineMs: 6000 }),
  })

  await share.call('/posts/a/shares', { method: 'POST' })

  const [{ method, headers, deadlineMs = 0 }] = calls
  assert.equal(method, 'POST')
  assert.deepEqual(headers, { prefer: 'wait=5' })
  assert.ok(deadlineMs > 5000 && deadlineMs <= 6000, `${deadlineMs}`)
})
