import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import { fakeModels, fakePost, fakeRecommended } from './test/fakes.ts'
import { accept, visit } from './test/visit.ts'

test('an unknown address is a page with a link back', async t => {
  const { request } = await visit(t)

  const answer = await request('/no<b>where')

  assert.equal(answer.status, 404)
  const html = await answer.text()
  assert.match(html, /There is nothing at \/no(%3C|&lt;)b/)
  assert.match(html, /href="\/"/)
})

test('a method that a page does not accept is a 405 that names the accepted ones', async t => {
  const { request } = await visit(t)
  const taken = {
    '/': 'GET, HEAD',
    '/search': 'POST',
    '/login': 'GET, HEAD, POST',
    '/posts/a': 'GET, HEAD',
  }

  for (const [path, methods] of Object.entries(taken)) {
    const refused = await request(path, { method: 'DELETE' })
    const asked = await request(path, { method: 'OPTIONS' })
    assert.equal(refused.status, 405)
    assert.equal(refused.headers.get('allow'), `${methods}, OPTIONS`)
    assert.equal(asked.status, 204)
    assert.equal(asked.headers.get('allow'), `${methods}, OPTIONS`)
  }
})

test('HEAD answers like GET, without the page', async t => {
  const { request } = await visit(t)

  for (const path of ['/', '/recommended', '/search_results/a/']) {
    const head = await request(path, { method: 'HEAD' })
    const page = await (await request(path)).text()
    assert.equal(head.status, 200)
    assert.equal(
      head.headers.get('content-length'),
      String(Buffer.byteLength(page)),
    )
  }
})

test('an unavailable model is a 503 with Retry-After, as a page or a problem', async t => {
  const unavailable = async () => {
    throw new Problem(503, 'Unavailable', {
      headers: { 'Retry-After': '2' },
    })
  }
  const { request } = await visit(
    t,
    fakeModels({ posts: { search: unavailable } }),
  )
  const path = '/search_results/cats'

  const page = await request(path)
  const problem = await request(path, accept('application/json'))

  assert.equal(page.status, 503)
  assert.equal(page.headers.get('retry-after'), '2')
  assert.match(await page.text(), /<h1>Unavailable<\/h1>/)
  assert.equal(problem.status, 503)
  assert.equal(problem.headers.get('retry-after'), '2')
  assert.match(await problem.text(), /"title":"Unavailable"/)
})

test('an internal error is shown without its message', async t => {
  const find = async () => {
    throw new Error('secret detail')
  }
  const { request } = await visit(t, fakeModels({ posts: { find } }))

  const answer = await request('/posts/a')

  assert.equal(answer.status, 500)
  assert.doesNotMatch(await answer.text(), /secret detail/)
})

test('a body that is malformed or too large is refused', async t => {
  const { request } = await visit(t)
  const send = (body: string, type: string) =>
    request('/search', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })

  const malformed = await send('{"search":', 'application/json')
  const list = await send('["search"]', 'application/json')
  const large = await send(
    `search=${'a'.repeat(101 * 1024)}`,
    'application/x-www-form-urlencoded',
  )
  const path = await request('/posts/%E0%A4%A')

  assert.equal(malformed.status, 400)
  assert.equal(list.status, 400)
  assert.equal(large.status, 413)
  assert.equal(path.status, 400)
})

test('no page has an inline script or style', async t => {
  const posts = {
    recommended: async () => fakeRecommended({ posts: [fakePost()] }),
    find: async () => fakePost(),
    search: async () => ({
      pages: 2,
      total: 21,
      posts: [{ ...fakePost(), excerpt: 'It was raining.' }],
    }),
  }
  const { page } = await visit(t, fakeModels({ posts }))

  for (const path of [
    '/',
    '/login',
    '/recommended/',
    '/posts/a',
    '/search_results/a',
    '/x',
  ]) {
    const html = await page(path)
    assert.doesNotMatch(html, /<style|style=|\son[a-z]+=|<script>/, path)
    assert.doesNotMatch(html, /src="(https?:)?\/\//, path)
  }
})

test('stylesheet, script, icon and robots.txt can be cached', async t => {
  const { request } = await visit(t)
  const files = [
    '/static/styles/paper.css',
    '/static/site.js',
    '/static/icons/favicon.svg',
    '/robots.txt',
    '/favicon.ico',
  ]

  for (const file of files) {
    const answer = await request(file)
    assert.equal(answer.status, 200, file)
    assert.match(answer.headers.get('cache-control') ?? '', /max-age/)

    const etag = answer.headers.get('etag') ?? ''
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' }
    const again = await request(file, { headers })
    assert.equal(again.status, 304, file)
  }
})

test('no shared cache may store a page', async t => {
  const { request } = await visit(t)
  const kept = {
    '/': 'private, no-cache',
    '/login': 'no-store',
    '/nowhere': 'private, no-cache',
  }

  for (const [path, control] of Object.entries(kept)) {
    const { headers } = await request(path)
    assert.equal(headers.get('cache-control'), control, path)
  }
})

test('no path leaves the folder of the assets', async t => {
  const { request } = await visit(t)
  const climbing = [
    '/static/..%2fpackage.json',
    '/static/%2e%2e/%2e%2e/package.json',
    '/static/..%5c..%5cpackage.json',
    '/pictures/..%2f..%2fpackage',
    '/static/%00',
  ]

  for (const path of climbing) {
    const { status } = await request(path)
    assert.ok(status >= 400 && status < 500, `${path} ${status}`)
  }
})
