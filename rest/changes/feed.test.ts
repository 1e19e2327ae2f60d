import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { toWholePost } from '@workshop/datasets/posts/post'
import { startApi } from '../test/api.ts'
import { createReader, postOf, readerAtEnd } from '../test/feed.ts'
import { storedPost } from '../test/posts.ts'

const api = await startApi()
const { posts } = api

beforeEach(() => posts.deleteMany())

test('a feed begins with all posts, in the order of their ids, in ranges that meet', async () => {
  const ids = ['b', 'a', 'Z', 'é']
  const all = [
    ...Array.from({ length: 5 }, () => storedPost()),
    ...ids.map(_id => storedPost({ _id, id: _id })),
  ]
  await posts.insertMany(all)
  const order = [
    'Z',
    'a',
    'b',
    'é',
    ...all.slice(0, 5).map(p => `${p._id}`),
  ]

  const reader = createReader(api)
  const pages = []
  do pages.push(await reader.read({}, 2))
  while (pages.at(-1)?.snapshot?.until !== null)

  const changes = pages.flatMap(page => page.changes)
  assert.deepEqual(
    changes.map(({ id }) => id),
    order,
  )
  assert.deepEqual(postOf(changes[0]), toWholePost(all[7]))
  const ranges = pages.map(({ snapshot }) => [
    snapshot?.after,
    snapshot?.until,
  ])
  assert.deepEqual(ranges, [
    [null, 'a'],
    ['a', 'é'],
    ['é', order[5]],
    [order[5], order[7]],
    [order[7], null],
  ])
  assert.equal(new Set(changes.map(({ at }) => at)).size, 1)
})

test('an empty database is one empty page of everything', async () => {
  const { changes, snapshot } = await createReader(api).read()

  assert.deepEqual(changes, [])
  assert.deepEqual([snapshot?.after, snapshot?.until], [null, null])
})

test('what is written while the snapshot is read comes after it', async () => {
  await posts.insertMany(
    ['a', 'b', 'c'].map(_id => storedPost({ _id, id: _id })),
  )
  const reader = createReader(api)
  await reader.read({}, 2)
  await posts.updateOne({ _id: 'a' }, { $set: { title: 'later' } })
  await posts.deleteOne({ _id: 'b' })
  await posts.insertOne(storedPost({ _id: '0', id: '0' }))

  await reader.catchUp(2)

  const held = [...reader.posts()].map(([id, post]) => [
    id,
    (post as { title: string }).title === 'later',
  ])
  assert.deepEqual(held.sort(), [
    ['0', false],
    ['a', true],
    ['c', false],
  ])
})

test('changes come in the order of their making, with their moment', async () => {
  const reader = await readerAtEnd(api)
  const began = Date.now()
  const post = storedPost({ _id: 'abc', id: 'abc' })
  await posts.insertOne(post)
  await posts.updateOne({ _id: 'abc' }, { $set: { score: 7 } })
  await posts.replaceOne({ _id: 'abc' }, { ...post, score: 8 })

  const { changes, complete, snapshot } = await reader.read()

  assert.deepEqual([complete, snapshot], [true, undefined])
  assert.deepEqual(
    changes.map(({ type, id }) => [type, id]),
    Array(3).fill(['upsert', 'abc']),
  )
  assert.deepEqual(postOf(changes[2]), toWholePost({ ...post, score: 8 }))
  const moments = changes.map(({ at }) => at)
  assert.deepEqual(moments, [...new Set(moments)].sort())
  for (const { at, time } of changes) {
    assert.match(at, /^[0-9a-f]{16}$/)
    assert.ok(time >= began - 1000 && time <= Date.now() + 1000)
  }
})

test('a post that is gone by the time it is told of is deleted', async () => {
  const reader = await readerAtEnd(api)
  await posts.insertOne(storedPost({ _id: 'abc', id: 'abc' }))
  await posts.updateOne({ _id: 'abc' }, { $set: { score: 7 } })
  await posts.deleteOne({ _id: 'abc' })

  const { changes } = await reader.read()

  const types = changes.map(({ type }) => type)
  assert.deepEqual(types, ['upsert', 'delete', 'delete'])
  assert.equal(reader.posts().size, 0)
})

test('complete is said of this moment, not of an earlier look', async () => {
  const reader = await readerAtEnd(api)
  const insert = (_id: string) =>
    posts.insertOne(storedPost({ _id, id: _id }))
  await insert('a')
  await insert('b')
  await reader.read({}, 1)
  await insert('c')

  const full = await reader.read({}, 1)
  const last = await reader.read({}, 2)

  const told = [full, last].map(({ changes, complete }) => [
    changes.map(({ id }) => id),
    complete,
  ])
  assert.deepEqual(told, [
    [['b'], false],
    [['c'], true],
  ])
})

test('a limit cuts the changes, and the next page goes on after them', async () => {
  const reader = await readerAtEnd(api)
  const all = Array.from({ length: 5 }, () => storedPost())
  await posts.insertMany(all)

  const pages = [await reader.read({}, 2), await reader.read({}, 2)]
  const again = createReader(api)
  again.go(reader.path())
  pages.push(await reader.read({}, 2), await again.read({}, 2))

  const ids = pages.map(({ changes }) => changes.map(({ id }) => id))
  const expected = all.map(({ _id }) => String(_id))
  assert.deepEqual(ids.slice(0, 3).flat(), expected)
  assert.deepEqual(ids[3], ids[2])
  assert.deepEqual(
    pages.map(({ complete }) => complete),
    [false, false, true, true],
  )
})

test('an answer stays below what a receiver takes', async () => {
  const reader = await readerAtEnd(api)
  const selftext = 'x'.repeat(700_000)
  await posts.insertMany(
    Array.from({ length: 8 }, () => storedPost({ selftext })),
  )

  const sizes = []
  for (const each of [reader, createReader(api)])
    for (;;) {
      const { text, complete, changes } = await each.read()
      sizes.push(text.length)
      if (complete || changes.length === 0) break
    }

  assert.ok(Math.max(...sizes) < 5_000_000, `${sizes}`)
  assert.equal(reader.posts().size, 8)
})

test('an empty answer waits as preferred, and a change ends the waiting (RFC 7240)', async () => {
  const reader = await readerAtEnd(api)
  const waiting = reader.read({ Prefer: 'respond-async, wait=30' })
  setImmediate(() => posts.insertOne(storedPost({ _id: 'abc', id: 'abc' })))

  const { changes, headers } = await waiting

  assert.deepEqual(
    changes.map(({ id }) => id),
    ['abc'],
  )
  assert.equal(headers.get('preference-applied'), 'wait=30')
  assert.match(headers.get('vary') ?? '', /Prefer/)
  assert.equal(headers.get('cache-control'), 'no-store')
})

test('a waiting that finds nothing ends with a place to go on from', async () => {
  const reader = await readerAtEnd(api)

  const { status, changes, complete } = await reader.read({
    Prefer: 'wait=1',
  })
  await posts.insertOne(storedPost())
  const later = await reader.read()

  assert.deepEqual([status, changes, complete], [200, [], true])
  assert.equal(later.changes.length, 1)
})
