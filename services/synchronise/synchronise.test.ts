import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deletion } from '@workshop/platform/intake/test/batches'
import { until } from './test/until.ts'
import { createWorld } from './test/world.ts'

test('every receiver gets a snapshot, then each change in order', async t => {
  const { feed, list, search, startReplica } = await createWorld(t)
  await startReplica()

  feed.write(deletion(1, 'a'), deletion(2, 'b'))
  await until('two came', () => list.ids().length === 2)
  feed.write(deletion(3, 'c'))

  for (const receiver of [list, search]) {
    await until('all came', () => receiver.ids().length === 3)
    assert.deepEqual(receiver.ids(), ['a', 'b', 'c'])
    assert.equal(receiver.snapshots, 1)
  }
})

test('a receiver that never answers holds up nobody else', async t => {
  const { feed, list, search, startReplica } = await createWorld(t)
  list.status = 0
  await startReplica()

  feed.write(deletion(1, 'a'))

  await until('it came', () => search.ids().length === 1)
  assert.deepEqual(list.ids(), [])
})

test('what a receiver missed while it was away comes once it is back, and the log says both once', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const { lines, held } = await startReplica()
  await until('it follows', () => held().get('list')?.state === 'following')

  list.status = 503
  feed.write(deletion(1, 'a'))
  await until('it is away', () => held().get('list')?.state === 'away')
  feed.write(deletion(2, 'b'))
  list.status = 204
  await until('all came', () => list.ids().includes('b'))

  assert.deepEqual([...new Set(list.ids())], ['a', 'b'])
  const said = lines.filter(({ missing }) => missing === 'list')
  assert.deepEqual(
    said.map(({ msg }) => msg),
    ['nothing is delivered', 'it is back'],
  )
})

for (const [what, forget] of [
  ['the feed no longer knows its cursor', 'feed'],
  ['the receiver lost its store', 'list'],
] as const) {
  test(`where ${what}, it begins again from 0 and says so`, async t => {
    const { feed, list, startReplica } = await createWorld(t)
    const { lines } = await startReplica()
    feed.write(deletion(1, 'a'))
    await until('it came', () => list.ids().length === 1)

    if (forget === 'feed') feed.isForgotten = true
    else list.status = 409
    feed.write(deletion(2, 'b'))
    await until('it is said', () =>
      lines.some(({ msg }) => msg === 'begins again from 0'),
    )
    feed.isForgotten = false
    list.status = 204

    await until('it came again', () => list.snapshots > 1)
    await until('all came', () => list.ids().includes('b'))
  })
}

test('of two replicas one delivers, and the other goes on when it ends', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const [first, second] = [await startReplica(), await startReplica()]
  await until(
    'both are held',
    () => first.held().size + second.held().size === 2,
  )
  const [holder, other] = first.held().has('list')
    ? [first, second]
    : [second, first]
  feed.write(deletion(1, 'a'))
  await until('it is saved', async () => {
    const [place] = await holder.ledger.find(['list'])
    return place.delivered === 1
  })

  await holder.close()
  feed.write(deletion(2, 'b'))
  await until('the other delivers', () => list.ids().includes('b'))

  assert.ok(other.held().has('list'))
  assert.deepEqual(list.ids(), ['a', 'b'])
  assert.equal(list.snapshots, 1)
})

test('the end waits for no answer that the feed holds open', async t => {
  const { feed, startReplica } = await createWorld(t)
  const { close, ledger } = await startReplica()
  await until('both wait', () => feed.waiting === 2)

  await close()

  await until('none is held', () => feed.waiting === 0)
  const places = await ledger.find(['list', 'search'])
  assert.deepEqual(
    places.map(({ holder }) => holder),
    [undefined, undefined],
  )
})
