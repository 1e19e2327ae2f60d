import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etagOf } from './etag.ts'

test('equal parts have equal tags, other parts have others', () => {
  const etag = etagOf('a post', Buffer.from('a picture'))

  assert.match(etag, /^"[\w-]{27}"$/)
  assert.equal(etag, etagOf('a post', Buffer.from('a picture')))
  assert.notEqual(etag, etagOf('a post', Buffer.from('A picture')))
  assert.notEqual(etag, etagOf('a post'))
})
