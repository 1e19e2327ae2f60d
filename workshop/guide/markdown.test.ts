import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { createLinks } from './links.ts'
import { renderSections, renderSentence } from './markdown.ts'
import { readPages } from './pages.ts'

const pages = readPages(root)
const hrefOf = (file: string) => createLinks(pages, file)

const render = (markdown: string) =>
  renderSections(markdown, { hrefOf: target => target })

test('a section begins at each heading of level 2 or 3, with its anchor', () => {
  const sections = render(
    '# Title\n\nIntro\n\n## One `x`\n\nText\n\n### Two\n\nText\n\n#### Three',
  )

  assert.deepEqual(
    sections.map(({ id, title, level }) => [id, title, level]),
    [
      ['title', 'Title', 1],
      ['one-x', 'One x', 2],
      ['two', 'Two', 3],
    ],
  )
})

test('a heading without a text of its own stays with the next one', () => {
  const [title, section, ...others] = render(
    '# Title\n\nA\n\n## Do\n\n### 1\n\nB',
  )

  assert.equal(title.title, 'Title')
  assert.match(section.html, /<h2 id="do">Do<\/h2>\s*<h3 id="1">1<\/h3>/)
  assert.deepEqual(others, [])
})

test('a block shows markup as text', () => {
  const [{ html }] = render('```sh\necho "<b>" && ls\n```')

  assert.match(
    html,
    /<code>echo &#34;&lt;b&gt;&#34; &amp;&amp; ls\n<\/code>/,
  )
})

test('the note for a command that keeps running is for the next block alone', () => {
  const [{ html }] = render(
    '<!-- takes long -->\n<!-- keeps running -->\n```sh\na\n```\n\n```sh\nb\n```',
  )

  assert.equal(html.match(/keeps running/g)?.length, 1)
  assert.match(html, /a\n<\/code><\/pre><figcaption>/)
})

test('what folds in the text folds on the page', () => {
  const [{ html }] = render(
    '1. Guess\n\n   <details>\n   <summary>Compare</summary>\n\n   `202`\n\n   </details>',
  )

  assert.match(
    html,
    /<details>\s*<summary>Compare<\/summary>\s*<p><code>202/,
  )
})

test('links lead to pages of the guide, to files, and elsewhere as they are', () => {
  const link = hrefOf('steps/10-async-services/README.md')

  assert.deepEqual(
    [
      '../../WORKSHOP.md#figures',
      '../11-synchronise/README.md',
      '../11-synchronise/',
      'share.js#L3',
      '../../static/diagrams/rest.svg',
      '#goal',
      'https://example.com/a',
      '../../docker/.env',
      '../../../outside',
    ].map(link),
    [
      '/guide#figures',
      '/steps/11-synchronise',
      '/steps/11-synchronise',
      '/files/steps/10-async-services/share.js#L3',
      '/static/diagrams/rest.svg',
      '#goal',
      'https://example.com/a',
      undefined,
      undefined,
    ],
  )
})

test('a hint has code and no other markup', () => {
  assert.equal(
    renderSentence('`<a>` is *not* [a](b) <b>'),
    '<code>&lt;a&gt;</code> is *not* [a](b) &lt;b&gt;',
  )
})
