import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Call, Client } from '@workshop/platform/client/client'
import { createRestPosts } from './rest.ts'

const likedPost = {
  ...{ id: 'a', score: 70, likes: 7, _links: {} },
  selftext: 'Two\ncats.',
}

/** The REST layer with one post; records what it is asked for. */
function fakeRest() {
  const asked: (Call['params'] | undefined)[] = []
  const rest: Client = {
    upstream: 'rest',
    async call(path, call) {
      if (path === '/api/posts') asked.push(call?.params)
      const _embedded = { posts: [likedPost], topics: [] }
      const data = { pages: 4, total: 40, _embedded } as never
      return { status: 200, headers: {}, data }
    },
    ready: async () => {},
    close: () => {},
  }
  const tags = { of: async (user: string) => [`tag of ${user}`] }
  return { asked, posts: createRestPosts(rest, tags) }
}

test('a post carries its likes wherever it is listed', async () => {
  const { asked, posts } = fakeRest()

  const found = [
    ...(await posts.recommend({})),
    ...(await posts.recommended('cats', 1, {})).posts,
    ...(await posts.search('cat', 1, {})).posts,
  ]

  assert.deepEqual(
    found.map(({ likes }) => likes),
    [7, 7, 7],
  )
  for (const params of asked)
    assert.match(String(params?.fields), /(^|,)likes(,|$)/)
})

test('a search asks for the texts and answers with excerpts', async () => {
  const { asked, posts } = fakeRest()

  const [post] = (await posts.search('cat', 1, {})).posts

  assert.match(String(asked[0]?.fields), /,selftext$/)
  assert.equal(post.excerpt, 'Two cats.')
  assert.ok(!('selftext' in post))
})

test('a topic has as many pages as the collection of its posts', async () => {
  const { asked, posts } = fakeRest()

  const { pages, total } = await posts.recommended('cats', 3, {})

  assert.deepEqual([pages, total], [4, 40])
  assert.deepEqual([asked[0]?.page, asked[0]?.size], [3, 12])
})

test('posts of the tags of the reader come first', async () => {
  const { asked, posts } = fakeRest()

  const { tags } = await posts.recommended(null, 1, { user: 'maria' })

  assert.deepEqual(tags, ['tag of maria'])
  assert.deepEqual(
    asked.map(params => JSON.parse(String(params?.where)).subreddit),
    [{ $in: ['tag of maria'] }, { $nin: ['tag of maria'] }],
  )
})
