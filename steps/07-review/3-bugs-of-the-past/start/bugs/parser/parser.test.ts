import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLinks } from './parser.ts'

test('parser: a link is one link, however many attributes it has', () => {
  const html = '<a href="/a" title="A" rel="next">A</a> <a href="/b">B</a>'

  assert.deepEqual(parseLinks(html), [
    { href: '/a', title: 'A', rel: 'next' },
    { href: '/b' },
  ])
})
