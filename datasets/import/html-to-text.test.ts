import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlToText } from './html-to-text.ts'

test('paragraphs, lists and breaks become lines', () => {
  const html = '<p>One<br>two</p>\n<ul><li>a</li><li>b</li></ul><p>End</p>'

  assert.equal(htmlToText(html), 'One\ntwo\n\n- a\n- b\n\nEnd')
})

test('code keeps its angle brackets, and scripts are removed', () => {
  const html =
    '<pre><code>if (a &lt; b &amp;&amp; c &gt; d)</code></pre><script>alert(1)</script>'

  assert.equal(htmlToText(html), 'if (a < b && c > d)')
})

test('entities are decoded once, and unknown ones stay as they are', () => {
  assert.equal(
    htmlToText('&amp;lt; &#233;&#x1F389; &nope; &#1114112;'),
    '&lt; é🎉 &nope; &#1114112;',
  )
})
