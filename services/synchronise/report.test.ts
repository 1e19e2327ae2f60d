import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UpstreamUnavailable } from '@workshop/platform/client/client'
import { createMetrics } from '@workshop/platform/metrics'
import { createSynchroniseMetrics } from './metrics.ts'
import { createReport } from './report.ts'
import { createTestLog } from './test/log.ts'

function startReport() {
  const clock = { now: 0 }
  const { lines, log } = createTestLog()
  const metrics = createSynchroniseMetrics(
    createMetrics('synchronise'),
    () => new Map(),
  )
  const report = createReport('list', log, metrics, () => clock.now)
  const messages = () => lines.map(({ msg }) => msg)
  return { clock, report, messages }
}

const error = new UpstreamUnavailable('list')
const page = { changes: [], complete: true, next: '1' }

test('a receiver that answers within ten seconds is not worth a line in the log', () => {
  const { clock, report, messages } = startReport()

  report.failed(error)
  clock.now = 9_999
  report.failed(error)
  report.delivered(page)

  assert.deepEqual(messages(), [])
})

test('a receiver that stays unavailable is logged once, and once more when it is back', () => {
  const { clock, report, messages } = startReport()

  for (let failure = 0; failure < 20; failure++) {
    report.failed(error)
    clock.now += 1000
  }
  report.delivered(page)
  report.delivered(page)

  assert.deepEqual(messages(), ['nothing is delivered', 'it is back'])
})

test('the ten seconds begin again after each delivery', () => {
  const { clock, report, messages } = startReport()

  report.failed(error)
  report.delivered(page)
  clock.now = 15_000
  report.failed(error)

  assert.deepEqual(messages(), [])
})
