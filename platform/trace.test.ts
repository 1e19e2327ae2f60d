import assert from 'node:assert/strict'
import { test } from 'node:test'
import { traceOf, traceparentOf } from './trace.ts'

const header = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

test('a trace goes on under the same id with a span of its own', () => {
  const trace = traceOf(header)

  assert.equal(trace.traceId, '4bf92f3577b34da6a3ce929d0e0e4736')
  assert.equal(trace.parentId, '00f067aa0ba902b7')
  assert.equal(traceOf(traceparentOf(trace)).parentId, trace.spanId)
})

for (const wrong of [
  undefined,
  '',
  'nonsense',
  header.replace('00-', 'ff-'),
  header.replace(/-[0-9a-f]{32}-/, `-${'0'.repeat(32)}-`),
]) {
  test(`a trace begins anew after ${JSON.stringify(wrong)}`, () => {
    const trace = traceOf(wrong)

    assert.match(trace.traceId, /^[0-9a-f]{32}$/)
    assert.notEqual(trace.traceId, '4bf92f3577b34da6a3ce929d0e0e4736')
    assert.equal(trace.parentId, undefined)
  })
}
