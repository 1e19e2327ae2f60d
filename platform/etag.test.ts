import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etagOf, isKnown, tagsOf } from './etag.ts'

function names(header: string | undefined, etag: string) {
  return isKnown({ headers: { 'if-none-match': header } }, etag)
}

test('a tag is the same for the same parts, and another for any other', () => {
  const etag = etagOf('a post', Buffer.from('a picture'))

  assert.match(etag, /^"[\w-]{27}"$/)
  assert.equal(etag, etagOf('a post', Buffer.from('a picture')))
  assert.notEqual(etag, etagOf('a post', Buffer.from('A picture')))
  assert.notEqual(etag, etagOf('a post'))
})

test('a tag is known where If-None-Match names it, weak or strong, alone or in a list, or is a star', () => {
  const known = ['"a"', 'W/"a"', '"b", "a"', '"b",W/"a" , "c"', '*', ' * ']

  for (const header of known)
    for (const etag of ['"a"', 'W/"a"'])
      assert.ok(names(header, etag), `${header} names ${etag}`)
})

test('any other tag is unknown, and so is one without its quotes', () => {
  const others = [undefined, '', '"b"', '"A"', 'W/"b", "aa"', 'a', '"*"']

  for (const header of others) assert.ok(!names(header, '"a"'), header)
})

test('a comma inside a tag ends nothing', () => {
  assert.deepEqual(tagsOf('"a,b", W/"c"'), ['"a,b"', 'W/"c"'])
  assert.ok(names('"x", "a,b"', '"a,b"'))
  assert.ok(!names('"x,a"', '"a"'))
})
