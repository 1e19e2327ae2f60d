import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createReplicaCount } from './replica-count.ts'

const call = (upstream: string, replica: string, status = 200) => ({
  ...{ upstream, replica, status, startMs: 0, ms: 1 },
})

test('the answers of each replica are counted, of every version', () => {
  const { record, replicas } = createReplicaCount('search')

  record([call('search@2', 'b:5112')])
  record([call('search', 'a:5102'), call('list', 'a:5101')])
  record([call('search', 'a:5102')])

  assert.deepEqual(Object.entries(replicas()), [
    ['search a:5102', 2],
    ['search@2 b:5112', 1],
  ])
})

test('a refusal is no answer, and neither is silence', () => {
  const { record, replicas } = createReplicaCount('picture')

  record([call('picture', 'a:5105', 503)])
  record([{ ...call('picture', ''), status: 'none' }])

  assert.deepEqual(replicas(), {})
})
