import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAll, findForm, findLinks } from './find.ts'
import { readPage } from './page.ts'

test('text is what a reader sees: references resolved, space folded', () => {
  const { text } = readPage(
    '<!doctype html><p>a &amp;lt; b\n  &#39;c&#x27; &quot;d&quot;</p>',
  )

  assert.equal(text, `a &lt; b 'c' "d"`)
})

test('markup that was not escaped is missing from the text', () => {
  const page = readPage('<h1><b>bold</b> claim</h1><p>&lt;b&gt;</p>')

  const [heading] = findAll(page, 'h1')

  assert.equal(heading.text, 'bold claim')
  assert.equal(page.text, 'bold claim<b>')
})

test('a < that begins no tag is stray, but not within a script', () => {
  const page = readPage('<p>1 < 2</p><script>if (1<2) {}</script><p>ok</p>')

  assert.deepEqual(page.stray, ['1 < 2'])
  assert.equal(findAll(page, 'p').length, 2)
})

test('attributes are read with and without quotes', () => {
  const page = readPage(`<a href="/a?b=1&amp;c=2">x</a><a href='/d'>y</a>`)

  assert.deepEqual(findLinks(page), ['/a?b=1&c=2', '/d'])
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
