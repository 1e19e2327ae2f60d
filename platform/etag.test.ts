import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etagOf } from './etag.ts'

test('a tag is the same for the same parts, and another for any other', () => {
  const etag = etagOf('a post', Buffer.from('a picture'))

  assert.match(etag, /^"[\w-]{27}"$/)
  assert.equal(etag, etagOf('a post', Buffer.from('a picture')))
  assert.notEqual(etag, etagOf('a post', Buffer.from('A picture')))
  assert.notEqual(etag, etagOf('a post'))
})
