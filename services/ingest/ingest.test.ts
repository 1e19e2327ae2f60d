import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholePost } from '@workshop/datasets/posts/sample'
import {
  changes,
  deletion,
  moment,
  upsert,
  wholeSnapshot,
} from './test/batches.ts'
import {
  db,
  findTitles,
  receivedPosts,
  startReceiver,
} from './test/receiver.ts'

const intake = db.collection('intake')
const oid = '0000000000000000000000a1'
const titled = (id: string, title: string) => wholePost({ id, title })

function page(at: number, after: string | null, until: string | null) {
  return {
    ...wholeSnapshot(at, []),
    snapshot: { at: moment(at), after, until },
  }
}

test('a receiver is complete once the last page of a snapshot is stored', async t => {
  const { put, isComplete } = await startReceiver(t)

  const before = await isComplete()
  await put(page(1, null, 'm'))
  const between = await isComplete()
  await put(page(1, 'm', null))

  assert.deepEqual(
    [before, between, await isComplete()],
    [false, false, true],
  )
})

test('changes are refused with 409 where no whole snapshot is stored', async t => {
  const { put } = await startReceiver(t)
  const batch = changes(upsert(2, titled('a', 'A')))

  const early = await put(batch)
  await put(wholeSnapshot(1, []))
  const after = await put(batch)

  assert.deepEqual([early, after], [409, 204])
})

test('a page is refused with 409 where its predecessor is missing; a repeated page is accepted', async t => {
  const { put, isComplete } = await startReceiver(t)
  const first = page(1, null, 'f')
  const second = page(1, 'f', 'm')
  const last = page(1, 'm', null)

  const answers = []
  for (const batch of [second, first, last, second, first, second, last])
    answers.push(await put(batch))

  assert.deepEqual(answers, [409, 204, 409, 204, 204, 204, 204])
  assert.equal(await isComplete(), true)
})

test('a change is stored where it is newer than the stored post', async t => {
  const { put } = await startReceiver(t)
  await put(
    wholeSnapshot(2, [titled('a', 'second'), titled(oid, 'second')]),
  )

  await put(changes(upsert(1, titled('a', 'first'))))
  await put(changes(upsert(3, titled(oid, 'third'))))

  assert.deepEqual(await findTitles(), { a: 'second', [oid]: 'third' })
})

test('within a batch the last change of a post counts', async t => {
  const { put } = await startReceiver(t)
  await put(wholeSnapshot(1, []))

  await put(
    changes(
      upsert(2, titled('a', 'first')),
      deletion(3, 'a'),
      upsert(4, titled('a', 'last')),
      upsert(2, titled('b', 'first')),
      deletion(3, 'b'),
    ),
  )

  assert.deepEqual(await findTitles(), { a: 'last' })
})

test('a deleted post leaves a tombstone for an hour, so a late repeat does not bring it back', async t => {
  const { put } = await startReceiver(t)
  await put(wholeSnapshot(1, [titled('a', 'A')]))

  await put(changes(deletion(3, 'a')))
  await put(changes(upsert(2, titled('a', 'late'))))

  const { deletedAt, ...tombstone } = (await receivedPosts.findOne()) ?? {}
  const indexes = await receivedPosts.indexes()
  assert.ok(deletedAt instanceof Date)
  assert.deepEqual(tombstone, { _id: 'a', at: moment(3) })
  assert.equal(
    indexes.find(({ key }) => 'deletedAt' in key)?.expireAfterSeconds,
    3600,
  )
})

test('a page of a snapshot removes older posts in its range that are not on it', async t => {
  const { put } = await startReceiver(t)
  const high = 'f'.repeat(24)
  const ids = ['a', 'f', 'm', 'z', oid, high]
  await put(
    wholeSnapshot(
      1,
      ids.map(id => titled(id, 'old')),
    ),
  )
  await put(changes(upsert(5, titled('z', 'newer'))))

  await put({
    ...page(4, null, 'f'),
    changes: [upsert(4, titled('a', 'kept'))],
  })
  await put(page(4, 'f', oid))

  assert.deepEqual(await findTitles(), {
    a: 'kept',
    z: 'newer',
    [high]: 'old',
  })
})

test('a replay replaces a post from the future', async t => {
  const { put, isComplete } = await startReceiver(t)
  const future = 'fffffffffffffffe'
  await put(wholeSnapshot(1, [titled('a', 'A'), titled('b', 'B')]))
  await put(changes(deletion(2, 'b')))
  await receivedPosts.updateMany({}, { $set: { at: future } })
  await receivedPosts.insertOne({ _id: 'c', at: future, title: 'C' })
  await intake.updateOne({}, { $set: { 'snapshot.at': future } })
  await intake.updateOne({}, { $unset: { complete: 1 } })

  await put({
    ...page(3, null, 'a'),
    changes: [upsert(3, titled('a', 'A'))],
  })
  await put({
    ...page(3, 'a', null),
    changes: [upsert(3, titled('b', 'B'))],
  })
  await put(changes(upsert(4, titled('a', 'later'))))

  assert.deepEqual(await findTitles(), { a: 'later', b: 'B' })
  assert.equal(await isComplete(), true)
})

test('the store is as the README says', async t => {
  const { put } = await startReceiver(t)

  await put(wholeSnapshot(7, [titled(oid, 'A')]))

  const at = moment(7)
  const stored = await intake.find().toArray()
  const [post] = await receivedPosts.find().toArray()
  assert.deepEqual(
    { ...post, _id: String(post._id) },
    { _id: oid, title: 'A', at },
  )
  assert.deepEqual(stored, [
    { _id: 'posts', at, complete: true, snapshot: { at, until: null } },
  ])
})
