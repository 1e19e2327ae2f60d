import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { startApi } from '../test/api.ts'
import { createReader } from '../test/feed.ts'
import { storedPost } from '../test/posts.ts'
import { readToken } from './token.ts'

const api = await startApi()
const { posts, db } = api

beforeEach(async () => {
  await posts.deleteMany()
  await posts.insertMany(
    ['a', 'b', 'c', 'd'].map(_id => storedPost({ _id, id: _id })),
  )
})

/** Pages of one post; between them another collection is written to, as by receivers. */
async function readPage(reader: ReturnType<typeof createReader>) {
  await db.collection('copies').insertMany([{}, {}, {}])
  const { next } = await reader.read({}, 1)
  return readToken(next).resume
}

test('while no post changes, the place after the snapshot moves on with the log', async () => {
  const reader = createReader(api)

  const first = await readPage(reader)
  const second = await readPage(reader)
  const third = await readPage(reader)

  assert.notDeepEqual(second, first)
  assert.notDeepEqual(third, second)
})

test('once one has changed, the place waits before that change', async () => {
  const reader = createReader(api)

  await readPage(reader)
  await posts.updateOne({ _id: 'a' }, { $set: { title: 'later' } })
  const second = await readPage(reader)
  const third = await readPage(reader)
  await reader.catchUp()

  assert.deepEqual(third, second)
  const { title } = reader.posts().get('a') as { title: string }
  assert.equal(title, 'later')
})
