import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idList, line, name } from './fields.ts'

const isLine = (text: string) => line(64).safeParse(text).success
const isName = (text: string) => name(64).safeParse(text).success

test('a line is text of any script, and emoji of several parts', () => {
  for (const text of [
    'Käuze & Eulen',
    'كتب',
    '書',
    '👩‍👩‍👧',
    '👩🏽‍🚀',
    '❤️‍🔥',
    '...',
  ])
    assert.ok(isLine(text) && isName(text), text)
})

test('a line holds no control characters and no half of a character', () => {
  for (const code of [0x0, 0x7f, 0xd800]) {
    const text = `a${String.fromCodePoint(code)}b`
    assert.ok(!isLine(text), code.toString(16))
  }
})

test('a name holds no character that is invisible or changes the direction', () => {
  const codes = [0x0, 0x7f, 0xad, 0x200b, 0x200d, 0x200e, 0x202e, 0x2028]
  for (const code of [...codes, 0x2029, 0x2066, 0xfeff, 0xd800, 0xe0041]) {
    const text = `a${String.fromCodePoint(code)}b`
    assert.ok(!isName(text), code.toString(16))
  }
})

test('a name that shows nothing is refused', () => {
  for (const code of [0x3164, 0x2800, 0x115f, 0xffa0, 0xfe0f])
    assert.ok(!isName(String.fromCodePoint(code, code)), code.toString(16))
})

test('a name is not empty, nor a path that a URL would lose', () => {
  for (const text of ['', ' ', '.', '..', ' .. ']) assert.ok(!isName(text))
  for (const text of ['a', '...', '.a', '$set']) assert.ok(isName(text))
})

test('a list of ids is text with commas; an empty text is an empty list', () => {
  const ids = idList(400)

  assert.deepEqual(ids.parse(''), [])
  assert.deepEqual(ids.parse('a'), ['a'])
  assert.deepEqual(ids.parse('a,Käuze,65920'), ['a', 'Käuze', '65920'])
})

test('a list of ids has a limit, and so has each id: one message for all', () => {
  const ids = idList(3)
  const longest = 'x'.repeat(64)

  assert.ok(ids.safeParse(`${longest},b,c`).success)
  for (const text of ['a,b,c,d', `${longest}x`, 'a,,b', ',', ' ', 'a\0'])
    assert.equal(ids.safeParse(text).error?.issues.length, 1, text)
  for (const value of [['a', 'b'], { $ne: 'a' }, 1])
    assert.ok(!ids.safeParse(value).success)
})
