import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReplicaStatus } from '@workshop/services/runtime'
import { describeStatus } from './print-status.ts'

const replica = (more: Partial<ReplicaStatus>): ReplicaStatus => ({
  service: 'synchronise',
  version: 1,
  replica: 12,
  address: 'http://127.0.0.1:54321',
  health: 'restarting',
  memory: 123 * 2 ** 20,
  restarts: 100,
  ...more,
})

test('the longest status fits in 80 columns', () => {
  const lines = describeStatus({
    runtime: 'docker',
    stage: 'services',
    url: 'http://localhost:5000',
    services: ['synchronise', 'search@2'],
    weights: { search: { 1: 90, 2: 10 } },
    replicas: [
      replica({}),
      replica({ service: 'recommend', address: '', memory: 0 }),
    ],
  })

  const longest = Math.max(...lines.map(line => line.length))
  assert.ok(longest <= 80, lines.join('\n'))
  assert.match(
    lines.join('\n'),
    /^recommend +1 +12 +- +restarting +- +100$/m,
  )
  assert.deepEqual(lines.slice(-2), [
    'Weights of search: 1:90,2:10 (another answers for search@2)',
    'Not running: search@2',
  ])
})

test('a variant that is scaled to 0 is named beside its weight', () => {
  const lines = describeStatus({
    runtime: 'processes',
    stage: 'async',
    url: 'http://localhost:5000',
    services: ['share-waiting', 'share-redirecting'],
    weights: { share: { waiting: 50, redirecting: 50 } },
    replicas: [replica({ service: 'share-redirecting' })],
  })

  assert.match(
    lines.join('\n'),
    /waiting:50,redirecting:50 \(another answers for share-waiting\)/,
  )
})
