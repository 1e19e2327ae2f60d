import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { invalidFields, startApi } from '../test/api.ts'

const { get, send, request, posts } = await startApi()
const path = '/api/posts'

beforeEach(() => posts.deleteMany())

test('one post is created: 201, Location, ETag and the post', async () => {
  const { status, headers, data, etag } = await send('POST', path, {
    title: 'New',
    score: 5,
  })

  assert.equal(status, 201)
  const location = headers.get('location') ?? ''
  assert.equal(location, `/api/posts/${data.id}`)
  const read = await get(location)
  assert.deepEqual(read.data, data)
  assert.equal(read.etag, etag)
  assert.deepEqual([data.title, data.ups, data.downs], ['New', 5, 0])
})

test('a new post is stored as an importer would', async () => {
  const { data } = await send('POST', path, {
    title: 'Hello, <b>world</b>',
    selftext: 'A text',
    subreddit: 'travel',
    created_utc: 1704069883,
  })

  const stored = await posts.findOne({ title: data.title })
  const { _id, id, ...fields } = stored ?? {}
  assert.equal(id, BigInt(`0x${_id}`).toString(36))
  assert.deepEqual(fields, {
    source: 'api',
    name: `t3_${id}`,
    title: 'Hello, <b>world</b>',
    author: '[deleted]',
    subreddit: 'travel',
    subreddit_id: '',
    ...{ score: 0, ups: 0, downs: 0, num_comments: 0 },
    created_utc: 1704069883,
    permalink: `/r/travel/comments/${id}/hello_b_world_b/`,
    url: `/r/travel/comments/${id}/hello_b_world_b/`,
    domain: 'self.travel',
    is_self: true,
    thumbnail: 'self',
    selftext: 'A text',
    ...{ over_18: false, edited: false, distinguished: null },
    ...{ link_flair_text: null, author_flair_text: null },
  })
})

test('a list is created as one: 201 and all of them', async () => {
  const list = [{ title: 'One' }, { title: 'Two', id: 'two' }]

  const { status, headers, data } = await send('POST', path, list)

  assert.equal(status, 201)
  assert.equal(headers.has('location'), false)
  assert.equal(data.total, 2)
  assert.equal(data._embedded.posts[1].id, 'two')
  assert.equal(await posts.countDocuments(), 2)
})

test('an id may be given, as text or as 24 digits; taken ones are 409', async () => {
  const ids = ['abc', '65920AFB4DD7023573252202']
  for (const id of ids) await send('POST', path, { id, title: 'First' })

  const list = ['abc', 'new', 'new', ids[1].toLowerCase()]
  const many = await send(
    'POST',
    path,
    list.map(id => ({ id, title: 'Second' })),
  )
  const one = await send('POST', path, { id: 'abc', title: 'Second' })

  assert.deepEqual([many.status, one.status], [409, 409])
  assert.deepEqual(invalidFields(many), ['0.id', '2.id', '3.id'])
  assert.deepEqual(invalidFields(one), ['id'])
  assert.equal(await posts.countDocuments({ title: 'Second' }), 0)
})

test('of many who take the same id at once one wins', async () => {
  const list = [{ title: 'a' }, { id: 'same', title: 'b' }]

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send('POST', path, list)),
  )

  const statuses = answers.map(({ status }) => status).sort()
  assert.deepEqual(statuses, [201, ...Array(7).fill(409)])
  assert.equal(await posts.countDocuments(), 2)
})

test('every wrong field is named in one 422 answer, and nothing is stored', async () => {
  const answer = await send('POST', path, [
    { title: 'Fine' },
    { title: '  ', url: 'javascript:alert(1)', score: '5' },
    { id: '../x', $where: '1', title: '\ud800' },
    5,
  ])

  assert.equal(answer.status, 422)
  assert.deepEqual(invalidFields(answer)?.sort(), [
    ...['1.score', '1.title', '1.url'],
    ...['2.$where', '2.id', '2.title', '3'],
  ])
  assert.equal(await posts.countDocuments(), 0)
})

test('links lead to http, https or a path, never elsewhere', async () => {
  const refused = [
    ...['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x'],
    ...['ftp://x.example', '//evil.example', '/\\evil.example', 'http://'],
    ...['/\t/evil.example', 'https://a b', ' https://x.example', ''],
  ]
  for (const url of refused) {
    const { status } = await send('POST', path, { title: 'x', url })
    assert.equal(status, 422, JSON.stringify(url))
  }
  for (const url of ['https://example.org/?q=1#a', '/pictures/x?width=9']) {
    const { status } = await send('POST', path, { title: 'x', url })
    assert.equal(status, 201, url)
  }
})

test('markup is text like any other', async () => {
  const title = '<script>alert(1)</script> & "quotes"'

  const { headers } = await send('POST', path, { title })

  const { data } = await get(headers.get('location') ?? '')
  assert.equal(data.title, title)
})

test('a body that is no JSON is 400', async () => {
  for (const body of ['{', '', '{"title":}']) {
    const { status, type } = await send('POST', path, body)
    assert.deepEqual([status, type], [400, 'application/problem+json'])
  }
})

test('another media type is 415, and the right one is told', async () => {
  const { status, headers } = await send('POST', path, '{"title":"x"}', {
    'Content-Type': 'text/plain',
  })
  const none = await request(path, { method: 'POST' })

  assert.deepEqual([status, none.status], [415, 415])
  assert.match(headers.get('accept-post') ?? '', /application\/json/)
})

test('a body over 100 kB is 413', async () => {
  const title = 'a'.repeat(101 * 1024)

  const { status, type } = await send('POST', path, { title })

  assert.deepEqual([status, type], [413, 'application/problem+json'])
})

test('what could not be answered is refused before it is stored', async () => {
  const Accept = 'text/html'

  const { status } = await send('POST', path, { title: 'x' }, { Accept })

  assert.equal(status, 406)
  assert.equal(await posts.countDocuments(), 0)
})
