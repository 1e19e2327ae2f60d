import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findInvalid,
  findReferences,
} from '@workshop/platform/test/openapi'
import { describeApi } from './document.ts'

test('the document is valid OpenAPI 3.1', async () => {
  const invalid = await findInvalid(describeApi())

  assert.equal(invalid, undefined)
})

test('every reference in it leads somewhere', () => {
  const { all, lost } = findReferences(describeApi())

  assert.deepEqual(lost, [])
  assert.ok(all.length > 50)
})
