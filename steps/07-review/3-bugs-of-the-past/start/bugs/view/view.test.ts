import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderPosts } from './view.ts'

test('view: a post is shown with its author', () => {
  const post = { title: 'Quilt', author: 'anna', score: 7 }

  const html = renderPosts([{ ...post, selftext: 'long' }])

  assert.equal(html.trim(), '<li>Quilt by anna (7)</li>')
})
