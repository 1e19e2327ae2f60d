import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz.ts'

test('300 requests made from the document get only documented answers', async () => {
  const { wrong, statuses } = await fuzz(300, 20)

  assert.deepEqual(wrong, [])
  for (const status of [200, 201, 204, 400, 404, 406, 412, 415, 422, 428])
    assert.ok(statuses[status] > 0, `no ${status} came`)
})
