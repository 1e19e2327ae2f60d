import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  recommended,
  recommend as recommendMonolith,
} from '@workshop/monolithic/models/recommend'
import { startTestDatabase } from '@workshop/platform/test/server'
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

    const found = await recommended(monolith, topic, [])
    assert.deepEqual(data, { topic, ...found })
  }
})

for (const tags of [[], ['cats'], ['weather', 'dogs'], ['unheard-of']]) {
  test(`a user of ${tags.length} tags [${tags}] gets what the monolith recommends`, async () => {
    const user = `user-${tags}`
    for (const each of tags) await tag.put(`/users/${user}/tags/${each}`)

    const { data } = await recommend.get(`/recommendations?user=${user}`)

    const found = await recommended(monolith, null, tags)
    assert.deepEqual(data, { topic: null, ...found })
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
    `/recommendations?topic[$ne]=&user=${'x'.repeat(65)}&limit=3`,
  )

  assert.equal(status, 400)
  assert.deepEqual(
    data.errors.map(({ field }: { field: string }) => field),
    ['user', 'topic[$ne]', 'limit'],
  )
})

/** A topic that has recommended posts, but none among the first twelve. */
async function hiddenTopic() {
  const { posts } = await recommended(monolith, null, [])
  const first = new Set(posts.map(post => post.subreddit))
  const other = wholePosts.find(
    post => post.score > 50 && !first.has(post.subreddit),
  )
  assert.ok(other, 'every topic is among the first twelve')
  return other.subreddit
}
