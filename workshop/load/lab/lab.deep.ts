import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planOf } from './plan.ts'
import { runLab } from './run-lab.ts'

test('a blocked loop delays every call; waiting and redirecting finish every job', async t => {
  const plan = planOf(40, 1000)

  const [blocking, waiting, redirecting] = await runLab(plan)

  for (const { way, fastMs, slowMs } of [blocking, waiting, redirecting])
    t.diagnostic(`${way}: slow ${slowMs.p50}, fast ${fastMs.p99} ms`)
  assert.ok(blocking.fastMs.p99 > 5 * waiting.fastMs.p99)
  assert.ok(blocking.fastMs.p99 > 5 * redirecting.fastMs.p99)
  assert.ok(blocking.lagMs > 2 * waiting.lagMs)
  assert.ok(blocking.finished < blocking.sent / 4)
  assert.ok(waiting.slowMs.p50 >= plan.jobMs)
  assert.ok(waiting.sockets >= plan.connections)
  assert.ok(redirecting.slowMs.p50 < waiting.slowMs.p50 / 4)
  assert.ok(redirecting.sockets < waiting.sockets)
  for (const { sent, accepted, finished } of [waiting, redirecting])
    assert.deepEqual([accepted, finished], [sent, sent])
})
