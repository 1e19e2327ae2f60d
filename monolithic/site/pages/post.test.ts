import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WholePost } from '@workshop/datasets/posts/post'
import { fakeModels, fakePost } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const only = (post: WholePost) =>
  fakeModels({
    posts: { find: async id => (id === post.id ? post : null) },
  })

test('a post is shown with its text and numbers', async t => {
  const post = fakePost({ selftext: 'One.\n\n<script>Two</script>' })
  const { page } = await visit(t, only(post))

  const html = await page(`/posts/${post.id}`)

  assert.match(html, /<h1 [^>]*>The ninth lighthouse in nine days<\/h1>/)
  assert.match(html, /One\.\n\n&lt;script&gt;Two/)
  assert.match(html, /datetime="2024-01-01T00:44:43.000Z"/)
  assert.match(html, /<dt>Upvotes<\/dt><dd>172<\/dd>/)
})

test('a post is JSON on request', async t => {
  const post = fakePost()
  const { json } = await visit(t, only(post))

  assert.deepEqual(await json(`/posts/${post.id}`), post)
})

test('an unknown post is a 404 page', async t => {
  const { request } = await visit(t)

  const answer = await request('/posts/65920afb4dd7023573252202')

  assert.equal(answer.status, 404)
  assert.equal(
    answer.headers.get('content-type'),
    'text/html; charset=utf-8',
  )
  assert.match(await answer.text(), /There is no such post/)
})

test('an unknown post is a problem document where JSON is preferred', async t => {
  const { request } = await visit(t)

  const answer = await request('/posts/x', accept('application/json'))

  assert.equal(answer.status, 404)
  assert.equal(
    answer.headers.get('content-type'),
    'application/problem+json; charset=utf-8',
  )
})

test('a web address becomes a link', async t => {
  const { page } = await visit(t, only(fakePost()))

  const html = await page('/posts/65920afb4dd7023573252202')

  assert.match(html, /<a href="https:\/\/example\.org\/lighthouse" rel="no/)
})

test('any other address is shown as text, never as a link', async t => {
  const urls = [
    'javascript:alert(1)',
    ' JaVaScRiPt:a',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'no url',
  ]

  for (const url of urls) {
    const { page } = await visit(t, only(fakePost({ id: 'a1', url })))
    const html = await page('/posts/a1')
    const links = [...html.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to)
    assert.deepEqual(
      links.filter(to => !/^[/#](?![/\\])/.test(to)),
      [],
      url,
    )
    assert.match(html, /no web address/)
  }
})
