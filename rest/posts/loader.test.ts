import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../test/database.ts'
import { storedPost } from '../test/posts.ts'
import { createLoader } from './loader.ts'

const { posts } = await openDatabase()

test('posts that are asked for together are each found, and none that is not there', async () => {
  const all = [storedPost(), storedPost({ _id: 'abc' }), storedPost()]
  await posts.insertMany(all)
  const load = createLoader(posts)
  const ids = [...all.map(({ _id }) => String(_id)), 'none', 'abc']

  const found = await Promise.all(ids.map(load))

  assert.deepEqual(found, [...all, undefined, all[1]])
})

test('what was written before the question is in the answer', async () => {
  await posts.insertOne(storedPost({ _id: 'counted', score: 0 }))
  const load = createLoader(posts)

  async function writeAndRead(score: number) {
    await posts.updateOne({ _id: 'counted' }, { $max: { score } })
    const found = await load('counted')
    return (found?.score ?? -1) >= score
  }
  const isRight = await Promise.all(
    Array.from({ length: 100 }, (_, score) => writeAndRead(score)),
  )

  assert.ok(isRight.every(Boolean))
})
