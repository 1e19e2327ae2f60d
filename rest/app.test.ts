import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { invalidFields, startApi } from './test/api.ts'
import { storedPost } from './test/posts.ts'

const origin = 'https://page.example'
const { get, request, posts } = await startApi({ cors: [origin] })

beforeEach(() => posts.deleteMany())

test('the entry leads to everything else', async () => {
  const { data } = await get('/api')

  for (const name of ['topics', 'service-desc', 'service-doc']) {
    const { status } = await get(data._links[name].href)
    assert.equal(status, 200, name)
  }
  assert.equal(data._links.post.templated, true)
})

test('topics are counted, the largest first, equal ones by name', async () => {
  await posts.insertMany(
    ['b', 'c', 'a', 'c'].map(subreddit => storedPost({ subreddit })),
  )

  const { data } = await get('/api/topics')

  assert.deepEqual(data._embedded.topics, [
    { name: 'c', posts: 2 },
    { name: 'a', posts: 1 },
    { name: 'b', posts: 1 },
  ])
})

test('what has not changed is 304', async () => {
  for (const path of ['/api', '/api/topics', '/api/posts']) {
    const { etag } = await get(path)
    const { status } = await get(path, { 'If-None-Match': etag })
    assert.equal(status, 304, path)
  }
})

test('a query field without a meaning is refused', async () => {
  await posts.insertOne(storedPost({ _id: 'abc' }))

  for (const path of ['/api', '/api/topics', '/api/posts/abc']) {
    const answer = await get(`${path}?sort=x`)
    assert.deepEqual(
      [answer.status, invalidFields(answer)],
      [400, ['sort']],
    )
  }
})

const allowed = {
  '/api': 'GET, HEAD, OPTIONS',
  '/api/topics': 'GET, HEAD, OPTIONS',
  '/api/changes': 'GET, HEAD, OPTIONS',
  '/api/posts': 'GET, HEAD, POST, OPTIONS',
  '/api/posts/abc': 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS',
}

for (const [path, methods] of Object.entries(allowed)) {
  test(`${path} allows ${methods}; another is 405 (RFC 9110, 15.5.6)`, async () => {
    const options = await request(path, { method: 'OPTIONS' })
    const wrong = path.startsWith('/api/posts/') ? 'POST' : 'DELETE'
    const refused = await request(path, { method: wrong })

    assert.equal(options.status, 204)
    assert.equal(options.headers.get('allow'), methods)
    assert.equal(refused.status, 405)
    assert.equal(refused.headers.get('allow'), methods)
    assert.equal(refused.type, 'application/problem+json')
  })
}

test('OPTIONS tells which patches a post takes (RFC 5789, 3.1)', async () => {
  const { headers } = await request('/api/posts/x', { method: 'OPTIONS' })

  assert.equal(headers.get('accept-patch'), 'application/merge-patch+json')
})

test('pages of an allowed origin may read, write and see the ETag', async () => {
  const { headers } = await get('/api', { Origin: origin })
  const preflight = await request('/api/posts/abc', {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'content-type,if-match',
    },
  })

  assert.equal(headers.get('access-control-allow-origin'), origin)
  assert.match(headers.get('access-control-expose-headers') ?? '', /ETag/)
  assert.match(headers.get('vary') ?? '', /Origin/)
  const allows = (name: string) =>
    preflight.headers.get(`access-control-allow-${name}`) ?? ''
  assert.equal(preflight.status, 204)
  assert.equal(allows('origin'), origin)
  assert.match(allows('methods'), /PATCH/)
  assert.match(allows('headers'), /if-match/)
})

test('pages of other origins may not', async () => {
  const Origin = 'https://evil.example'
  const { status, headers } = await get('/api', { Origin })

  assert.equal(status, 403)
  assert.equal(headers.has('access-control-allow-origin'), false)
})

test('what is nowhere is a 404 problem', async () => {
  const { status, type } = await get('/api/nothing')

  assert.deepEqual([status, type], [404, 'application/problem+json'])
})
