import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { storedPost } from '@workshop/datasets/posts/sample'
import { openDatabase } from '@workshop/platform/test/database'
import { createPosts } from './posts.ts'

const { db } = await openDatabase()
const stored = db.collection<ReturnType<typeof storedPost>>('posts')
let tags: string[] = []
const posts = createPosts(stored, { of: async () => tags })

beforeEach(async () => {
  tags = []
  await stored.deleteMany()
})

const titles = (found: { title: string }[]) => found.map(p => p.title)

test('only posts above a score of 50 are recommended', async () => {
  await stored.insertMany([
    storedPost({ score: 50, title: 'fifty' }),
    storedPost({ score: 51, title: 'more' }),
  ])

  assert.deepEqual(titles(await posts.recommend({})), ['more'])
})

test('the largest surplus of ups comes first, then most comments, then the oldest id', async () => {
  await stored.insertMany([
    storedPost({ title: 'd', ups: 60, downs: 50, num_comments: 99 }),
    storedPost({ title: 'b', ups: 90, downs: 10, num_comments: 7 }),
    storedPost({ title: 'c', ups: 80, downs: 0, num_comments: 7 }),
    storedPost({ title: 'a', ups: 85, downs: 5, num_comments: 8 }),
  ])

  assert.deepEqual(titles(await posts.recommend({})), ['a', 'b', 'c', 'd'])
})

test("a recommendation has six fields; its score is a tenth of the post's", async () => {
  const post = storedPost({ score: 1234 })
  await stored.insertOne(post)

  const [recommendation] = await posts.recommend({})

  assert.deepEqual(recommendation, {
    id: String(post._id),
    title: post.title,
    permalink: post.permalink,
    url: post.url,
    score: 123.4,
    num_comments: 10,
  })
})

test('a recommendation carries the likes of its post, and none without likes', async () => {
  await stored.insertMany([
    storedPost({ ups: 900, likes: 2 }),
    storedPost({ ups: 800, likes: 0 }),
    storedPost({ ups: 700 }),
  ])

  const [liked, ...others] = await posts.recommend({})

  assert.equal(liked.likes, 2)
  for (const other of others) assert.ok(!('likes' in other))
})

test('there are at most twelve recommendations', async () => {
  await stored.insertMany(Array.from({ length: 14 }, () => storedPost()))

  assert.equal((await posts.recommend({})).length, 12)
  assert.equal((await posts.recommended(null, 1, {})).posts.length, 12)
})

test('recommended posts keep their score; a topic selects its own posts', async () => {
  await stored.insertMany([
    storedPost({ subreddit: 'cats', title: 'cat', score: 70 }),
    storedPost({ subreddit: 'dogs', title: 'dog' }),
  ])

  const { posts: found } = await posts.recommended('cats', 1, {})

  assert.deepEqual(titles(found), ['cat'])
  assert.equal(found[0].score, 70)
})

test('a topic has pages of twelve in the same order; past the last there are no posts', async () => {
  await stored.insertMany(
    Array.from({ length: 14 }, (_, n) =>
      storedPost({ subreddit: 'cats', title: `${n}`, ups: 900 - n }),
    ),
  )
  await stored.insertMany([
    storedPost({ subreddit: 'cats', score: 50 }),
    storedPost({ subreddit: 'dogs' }),
  ])

  const second = await posts.recommended('cats', 2, {})
  const third = await posts.recommended('cats', 3, {})

  assert.deepEqual(titles(second.posts), ['12', '13'])
  assert.deepEqual([second.pages, second.total], [2, 14])
  assert.deepEqual([third.pages, third.posts], [2, []])
})

test('the posts of preferred topics come first, otherwise in the same order', async () => {
  await stored.insertMany([
    storedPost({ subreddit: 'dogs', title: 'd1', ups: 900 }),
    storedPost({ subreddit: 'cats', title: 'c2', ups: 200 }),
    storedPost({ subreddit: 'cats', title: 'c1', ups: 300 }),
    storedPost({ subreddit: 'dogs', title: 'd2', ups: 800 }),
  ])

  tags = ['cats', 'maps']

  const found = await posts.recommended(null, 1, { user: 'anna' })

  assert.deepEqual(titles(found.posts), ['c1', 'c2', 'd1', 'd2'])
  assert.deepEqual(found.tags, tags)
})

test('a tag is a name, never an expression', async () => {
  await stored.insertMany([
    storedPost({ subreddit: 'dogs', title: 'dog', ups: 900 }),
    storedPost({ subreddit: '$subreddit', title: 'odd', ups: 100 }),
  ])

  tags = ['$subreddit']

  const { posts: found } = await posts.recommended(null, 1, {
    user: 'anna',
  })

  assert.deepEqual(titles(found), ['odd', 'dog'])
})

test('topics count all their posts: the largest first, then by name', async () => {
  await stored.insertMany([
    storedPost({ subreddit: 'dogs', score: 1 }),
    storedPost({ subreddit: 'birds' }),
    storedPost({ subreddit: 'cats' }),
    storedPost({ subreddit: 'cats', score: 1 }),
  ])

  const { topics } = await posts.recommended('cats', 1, {})

  assert.deepEqual(topics, [
    { name: 'cats', posts: 2 },
    { name: 'birds', posts: 1 },
    { name: 'dogs', posts: 1 },
  ])
})
