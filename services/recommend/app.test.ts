import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { WholePost } from '@workshop/datasets/posts/post'
import {
  recommended,
  recommendedOf,
  recommend as recommendMonolith,
} from '@workshop/monolithic/models/recommend'
import { startTestDatabase } from '@workshop/platform/test/server'
import { wholeSnapshot } from '@workshop/services/ingest/test/batches'
import { openMonolith } from '@workshop/services/test/monolith'
import { wholePosts } from '@workshop/services/test/posts'
import { deliverAll, startReplica } from '@workshop/services/test/replica'
import { createApp as createTag } from '../tag/app.ts'
import { createTags } from '../tag/tags.ts'
import { startRecommend } from './test/start.ts'

const { uri } = await startTestDatabase()
const monolith = await openMonolith({ after }, uri)
const tag = await startReplica({ after }, { uri, store: 'tag' }, service =>
  service.serve(createTag(createTags(service.db))),
)
const tagUrl = String(tag.defaults.baseURL)
const here = { uri, store: 'recommend', tagUrl }
const recommend = await startRecommend({ after }, here)
await deliverAll(recommend, wholePosts)

test('the first twelve posts are those of the monolith', async () => {
  const { data } = await recommend.get('/recommendations')

  const first = await recommendMonolith(monolith)
  assert.deepEqual(
    data.posts.map(({ id }: { id: string }) => id),
    first.map(({ id }) => id),
  )
})

test('posts and topics are the same as in the monolith, for every topic', async () => {
  const topics = [
    ...new Set(wholePosts.map(p => p.subreddit)),
    'unheard-of',
  ]

  for (const topic of topics) {
    const { data } = await recommend.get(`/recommendations?topic=${topic}`)

    const found = await recommendedOf(monolith, topic, 1, [])
    assert.deepEqual(data, { topic, page: 1, ...found })
  }
})

for (const tags of [[], ['cats'], ['weather', 'dogs'], ['unheard-of']]) {
  test(`a user of ${tags.length} tags [${tags}] gets what the monolith recommends`, async () => {
    const user = `user-${tags}`
    for (const each of tags) await tag.put(`/users/${user}/tags/${each}`)

    const { data } = await recommend.get(`/recommendations?user=${user}`)

    const found = await recommended(monolith, tags)
    assert.deepEqual(data, { topic: null, page: 1, ...found })
  })
}

test('posts of a preferred topic come first, however low they rank', async () => {
  const hidden = await hiddenTopic()
  await tag.put(`/users/emma/tags/${hidden}`)

  const { data } = await recommend.get('/recommendations?user=emma')

  assert.equal(data.posts[0].subreddit, hidden)
})

test('without the service tag the answer says that it is unavailable', async t => {
  const replica = await startRecommend(t, {
    ...here,
    tagUrl: 'http://127.0.0.1:1',
  })

  const { status, data } = await replica.get('/recommendations?user=anna')

  assert.equal(status, 200)
  assert.deepEqual(data.unavailable, ['tag'])
  assert.deepEqual(data.tags, [])
  assert.equal(data.posts.length, 12)
})

test('each invalid field is named', async () => {
  const { status, data } = await recommend.get(
    `/recommendations?topic[$ne]=&user=${'x'.repeat(65)}&limit=3&without=${'a,'.repeat(400)}a`,
  )

  assert.equal(status, 400)
  assert.deepEqual(
    data.errors.map(({ field }: { field: string }) => field),
    ['user', 'without', 'topic[$ne]', 'limit'],
  )
})

for (const query of [
  {},
  { topic: 'cats' },
  { user: 'user-weather,dogs' },
  { user: 'user-unheard-of' },
]) {
  test(`the next posts take the places of hidden ones: ${JSON.stringify(query)}`, async () => {
    const shown = await firstOf(query)

    const hidden = [...shown.slice(0, 3), ...shown.slice(6)]
    const next = await firstOf({ ...query, without: hidden.join(',') })

    assert.equal(next.length, 12)
    assert.deepEqual(next.slice(0, 3), shown.slice(3, 6))
    assert.deepEqual(
      next.filter(id => hidden.includes(id)),
      [],
    )
  })
}

test('hidden posts count among the posts of their topic', async () => {
  const { data } = await recommend.get('/recommendations')
  const without = data.posts.map(({ id }: { id: string }) => id).join(',')

  const other = await recommend.get('/recommendations', {
    params: { without },
  })

  assert.deepEqual(other.data.topics, data.topics)
})

test('the pages of a topic hold what the pages of the monolith hold, and count without hidden posts', async () => {
  const params = { topic: 'cats', page: 2 }
  const found = await recommendedOf(monolith, 'cats', 2, [])
  const [{ id }] = found.posts

  const { data } = await recommend.get('/recommendations', { params })
  const other = await recommend.get('/recommendations', {
    params: { ...params, without: id },
  })

  assert.deepEqual(data, { topic: 'cats', page: 2, ...found })
  assert.equal(other.data.total, found.total - 1)
})

test('a page takes a topic', async () => {
  const { status, data } = await recommend.get('/recommendations?page=2')

  assert.equal(status, 400)
  assert.equal(data.errors[0].field, 'page')
})

test('four hundred posts can be left out', async () => {
  const ordered = wholePosts
    .filter(({ score }) => score > 50)
    .toSorted(byRecommendation)
    .map(({ id }) => id)

  const next = await firstOf({ without: ordered.slice(0, 400).join(',') })

  assert.deepEqual(next, ordered.slice(400, 412))
})

test('an empty list of hidden posts changes nothing', async () => {
  assert.deepEqual(await firstOf({ without: '' }), await firstOf({}))
})

test('a changed number of likes shows', async t => {
  const replica = await startRecommend(t, { ...here, store: 'liked' })
  await deliverAll(replica, wholePosts)
  const liked = wholePosts.map(post => ({ ...post, likes: 7 }))

  await replica.put('/intake', wholeSnapshot(2, liked))

  const { data } = await replica.get('/recommendations')
  assert.equal(data.posts[0].likes, 7)
})

async function firstOf(params: object): Promise<string[]> {
  const { data } = await recommend.get('/recommendations', { params })
  return data.posts.map(({ id }: { id: string }) => id)
}

function byRecommendation(a: WholePost, b: WholePost) {
  return (
    a.downs - a.ups - (b.downs - b.ups) ||
    b.num_comments - a.num_comments ||
    (a.id < b.id ? -1 : 1)
  )
}

/** A topic that has recommended posts, but none among the first twelve. */
async function hiddenTopic() {
  const { posts } = await recommended(monolith, [])
  const first = new Set(posts.map(post => post.subreddit))
  const other = wholePosts.find(
    post => post.score > 50 && !first.has(post.subreddit),
  )
  assert.ok(other, 'every topic is among the first twelve')
  return other.subreddit
}
