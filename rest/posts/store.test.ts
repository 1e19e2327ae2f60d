import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../test/database.ts'
import { storedPost } from '../test/posts.ts'
import { unchanged } from './store.ts'

const { posts } = await openDatabase()

test('a document is written only as long as every field is as it was read', async () => {
  const post = storedPost()
  await posts.insertOne(post)
  const score = { $set: { score: 1 } }

  await posts.updateOne({ _id: post._id }, { $set: { edited: 5 } })
  const late = await posts.updateOne(unchanged(post), score)
  const fresh = { ...post, edited: 5 }
  const inTime = await posts.updateOne(unchanged(fresh), score)
  const deleted = await posts.deleteOne(unchanged(fresh))

  assert.deepEqual([late.matchedCount, inTime.matchedCount], [0, 1])
  assert.equal(deleted.deletedCount, 0)
})
