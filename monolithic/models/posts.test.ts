import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { storedPost } from '@workshop/datasets/posts/sample'
import { openDatabase } from '@workshop/platform/test/database'
import { createPosts } from './posts.ts'

const { db } = await openDatabase()
const stored = db.collection<ReturnType<typeof storedPost>>('posts')
const posts = createPosts(stored, { of: async () => [] })

beforeEach(() => stored.deleteMany())

test('a post is found by its id as text', async () => {
  const post = storedPost({ selftext: 'It was raining.' })
  await stored.insertOne(post)

  const found = await posts.find(String(post._id))

  const { _id, ...fields } = post
  assert.deepEqual(found, { id: String(_id), ...fields })
})

test('an imported post keeps its id', async () => {
  await stored.insertOne(storedPost({ _id: 'abc', title: 'Imported' }))

  assert.equal((await posts.find('abc'))?.title, 'Imported')
})

test('an unknown or malformed id finds nothing', async () => {
  await stored.insertOne(storedPost())

  for (const id of [
    'f'.repeat(24),
    'x',
    '[object Object]',
    'a'.repeat(9999),
  ])
    assert.equal(await posts.find(id), null)
})

test('a field that a document lacks is empty, not missing', async () => {
  await stored.insertOne({ _id: 'bare', title: 'Bare' } as never)

  const found = await posts.find('bare')

  assert.equal(found?.subreddit, '')
  assert.equal(found?.score, 0)
})

test('a search finds words in titles and texts, the best match first', async () => {
  await stored.insertMany([
    storedPost({ title: 'A dog', selftext: 'that chases lighthouses' }),
    storedPost({ title: 'Lighthouse' }),
    storedPost({ title: 'A cat' }),
  ])

  const {
    total,
    pages,
    posts: found,
  } = await posts.search('lighthouse', 1, {})

  assert.deepEqual([total, pages], [2, 1])
  assert.deepEqual(
    found.map(({ title }) => title),
    ['Lighthouse', 'A dog'],
  )
})

test('a result has an excerpt of its text, not the text', async () => {
  const selftext = `${'Rain. '.repeat(99)}A lighthouse. ${'Fog. '.repeat(99)}`
  await stored.insertOne(storedPost({ selftext }))

  const [post] = (await posts.search('lighthouses', 1, {})).posts

  assert.match(post.excerpt, /^… Rain\. .* A lighthouse\. Fog\. .*Fog …$/)
  assert.ok(!('selftext' in post))
})

test('results are 20 a page, equal matches in the order of their ids', async () => {
  const cats = Array.from({ length: 45 }, () =>
    storedPost({ title: 'cat' }),
  )
  await stored.insertMany(cats.toReversed())

  const pages = await Promise.all(
    [1, 2, 3, 4].map(n => posts.search('cat', n, {})),
  )

  const ids = pages.flatMap(page => page.posts.map(({ id }) => id))
  assert.deepEqual(
    ids,
    cats.map(({ _id }) => String(_id)),
  )
  assert.deepEqual(
    pages.map(page => page.posts.length),
    [20, 20, 5, 0],
  )
  assert.ok(pages.every(page => page.total === 45 && page.pages === 3))
})

test('a search is words, never an operator', async () => {
  await stored.insertOne(storedPost({ title: 'cat' }))

  for (const query of ['{"$gt":""}', '$where', '"', '-', '\\'])
    assert.equal((await posts.search(query, 1, {})).total, 0, query)
})
