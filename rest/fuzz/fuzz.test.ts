import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz.ts'

test('300 requests made from the document get only documented answers, every success among them', async () => {
  const { wrong, findMissing } = await fuzz(300, 20)

  assert.deepEqual(wrong, [])
  assert.deepEqual(findMissing({ success: 1, refusal: 0 }), [])
})
