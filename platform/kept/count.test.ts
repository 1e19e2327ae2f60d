import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from '../metrics.ts'
import { createCount } from './count.ts'

test('what was kept and what was not is counted, told as often as it is asked for', async () => {
  const { registry } = createMetrics('example')
  const count = createCount({ registry })
  const told = async (result: string) => {
    const text = await registry.getSingleMetricAsString(
      'kept_answers_total',
    )
    return new RegExp(`result="${result}".*\\} (.*)`).exec(text)?.[1]
  }

  for (const isKept of [true, false, true]) count(isKept)

  assert.deepEqual([await told('hit'), await told('miss')], ['2', '1'])
  count(true)
  assert.deepEqual([await told('hit'), await told('miss')], ['3', '1'])
})
