import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '../test/database.ts'
import { negotiating } from './negotiating.ts'
import { emptyDatabase, hang, startReplica } from './test/replica.ts'

const { client } = await openDatabase()

function startNegotiating(t: TestContext, send?: typeof hang) {
  const db = emptyDatabase(t, client)
  return startReplica(t, { db, send, answer: negotiating })
}

test('respond-async alone is answered with 202 at once', async t => {
  const { post, http } = await startNegotiating(t, hang)

  const { status, headers } = await post({ Prefer: 'respond-async' })

  assert.equal(status, 202)
  assert.equal(headers['preference-applied'], 'respond-async')
  assert.equal((await http.get(headers.location)).status, 200)
})

for (const [preference, applied] of [
  ['wait=5', 'wait=5'],
  ['wait=5, respond-async', 'wait=5'],
  ['return=minimal', undefined],
  [undefined, undefined],
])
  test(`"Prefer: ${preference ?? ''}" is answered with 201 where the work is done in time`, async t => {
    const { post } = await startNegotiating(t)

    const { status, headers } = await post(
      preference ? { Prefer: preference } : {},
    )

    assert.equal(status, 201)
    assert.equal(headers['preference-applied'], applied)
  })

test('late work is answered with 504 after wait, with 202 after wait and respond-async', async t => {
  const { post } = await startNegotiating(t, hang)

  const wait = await post({ Prefer: 'wait=0' })
  const both = await post({ Prefer: 'wait=0, respond-async' })

  assert.deepEqual([wait.status, both.status], [504, 202])
  assert.match(both.headers.location, /^\/operations\//)
})
