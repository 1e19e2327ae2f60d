import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findForm, readPage } from './page.ts'

test('an unescaped < in a text is an error, but not within a script', () => {
  const page = readPage(
    '<!doctype html><p>1 < 2</p><script>if (1<2) {}</script>\n<p>1 &lt; 2',
  )

  assert.deepEqual(page.errors, [
    'invalid-first-character-of-tag-name in line 1',
  ])
})

test('a form has the fields that a browser would send', () => {
  const page = readPage(`
    <form action="/x" method="post">
      <input name="a" value="&quot;1"><input type="checkbox" name="b">
      <input type="checkbox" name="c" checked><button name="d" value="2">
      </button><input value="nameless">
    </form>`)

  const { fields } = findForm(page, '/x')

  assert.deepEqual(fields, { a: '"1', c: 'on', d: '2' })
})
