import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@workshop/datasets/generate/random'
import { toWholePost } from '@workshop/datasets/posts/post'
import { startApi } from '../test/api.ts'
import { createReader } from '../test/feed.ts'
import { storedPost } from '../test/posts.ts'

const api = await startApi()
const { posts } = api

const ids = Array.from({ length: 40 }, (_, index) => `post-${index}`)

/** One of the writers: inserts, updates, replaces and deletes at random. */
async function write(changes: number, random: () => number) {
  for (let made = 0; made < changes; made++) {
    const _id = ids[Math.floor(random() * ids.length)]
    const score = made
    const kind = Math.floor(random() * 4)
    const whole = { ...storedPost({ score }), _id, id: _id }
    if (kind === 0) await posts.deleteOne({ _id })
    else if (kind === 1) await posts.updateOne({ _id }, { $set: { score } })
    else await posts.replaceOne({ _id }, whole, { upsert: true })
  }
}

test('under many writers a reader that is interrupted at random ends with exactly the posts', async () => {
  await posts.insertMany(ids.map(_id => storedPost({ _id, id: _id })))
  const random = createRandom(1, 1).unit
  const reader = createReader(api)
  let isWriting = true
  const writers = Promise.all(
    [2, 3, 4, 5].map(seed => write(120, createRandom(seed, 1).unit)),
  ).finally(() => {
    isWriting = false
  })

  while (isWriting) {
    const place = reader.path()
    await reader.read({ Prefer: 'wait=1' }, 1 + Math.floor(random() * 20))
    // As after a crash: the answer was taken, its place was not kept.
    if (random() < 0.3) reader.go(place)
  }
  await writers
  await reader.catchUp()

  const stored = await posts.find().toArray()
  assert.deepEqual(
    new Map([...reader.posts()].sort()),
    new Map(
      stored
        .map(post => [`${post._id}`, toWholePost(post)] as const)
        .sort(),
    ),
  )
})
