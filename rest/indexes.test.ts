import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Logger } from '@workshop/platform/log'
import { ensureIndexes } from './indexes.ts'
import { findPosts } from './posts/collection.ts'
import { openDatabase } from './test/database.ts'
import { storedPost } from './test/posts.ts'

const { posts } = await openDatabase()
const running = new AbortController().signal

test('a search before its index is 503, to be tried again', async () => {
  await posts.insertOne(storedPost())
  const search = findPosts(posts, { page: 1, size: 20, q: 'lighthouse' })

  await assert.rejects(search, {
    status: 503,
    headers: { 'Retry-After': '2' },
  })
})

test('the indexes are there once it is ready, and left alone the next time', async () => {
  const log = {} as Logger
  const first = ensureIndexes(posts, log, running)
  await assert.rejects(first.ready())
  await first.done
  await ensureIndexes(posts, log, running).done

  await first.ready()
  const indexes = await posts.indexes()
  const names = indexes.map(({ name }) => name)
  assert.deepEqual(names, [
    '_id_',
    'source_1_id_1',
    'score_1',
    'subreddit_1',
    'search',
  ])
  const text = indexes.find(({ name }) => name === 'search')
  assert.deepEqual(text?.weights, { title: 10, selftext: 1 })
})

test('what the end of the process interrupts is neither logged nor tried again', async () => {
  const ending = new AbortController()
  const closed = {
    db: { client: { connect: () => Promise.reject(new Error('closed')) } },
  } as never
  const log = { warn: () => assert.fail('logged') } as never
  const { done, ready } = ensureIndexes(closed, log, ending.signal)

  ending.abort()

  await done
  await assert.rejects(ready())
})

test('two posts of one source never have the same id', async () => {
  await posts.insertOne(storedPost({ _id: 'a', id: 'same' }))

  const twice = posts.insertOne(storedPost({ _id: 'b', id: 'same' }))

  await assert.rejects(twice, { code: 11000 })
})
