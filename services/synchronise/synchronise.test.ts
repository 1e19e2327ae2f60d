import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '@workshop/platform/test/until'
import { deletion } from '@workshop/services/ingest/test/batches'
import { createWorld } from './test/world.ts'

test('every receiver gets a snapshot, then each change in order', async t => {
  const { feed, list, search, startReplica } = await createWorld(t)
  await startReplica()

  feed.write(deletion(1, 'a'), deletion(2, 'b'))
  await until(() => list.ids().length === 2, 'two came')
  feed.write(deletion(3, 'c'))

  for (const receiver of [list, search]) {
    await until(() => receiver.ids().length === 3, 'all came')
    assert.deepEqual(receiver.ids(), ['a', 'b', 'c'])
    assert.equal(receiver.snapshots, 1)
  }
})

test('a receiver that never answers delays no other receiver', async t => {
  const { feed, list, search, startReplica } = await createWorld(t)
  list.status = 0
  await startReplica()

  feed.write(deletion(1, 'a'))

  await until(() => search.ids().length === 1, 'it came')
  assert.deepEqual(list.ids(), [])
})

test('a receiver that was unavailable gets what it missed', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const { held } = await startReplica()
  await until(() => held().get('list')?.state === 'following', 'it follows')

  list.status = 503
  feed.write(deletion(1, 'a'))
  await until(
    () => held().get('list')?.state === 'unavailable',
    'it is unavailable',
  )
  feed.write(deletion(2, 'b'))
  list.status = 204
  await until(() => list.ids().includes('b'), 'all came')

  assert.deepEqual([...new Set(list.ids())], ['a', 'b'])
})

for (const [what, forget] of [
  ['the feed no longer knows its cursor', 'feed'],
  ['the receiver lost its store', 'list'],
] as const) {
  test(`where ${what}, synchronise starts again from 0 and logs it`, async t => {
    const { feed, list, startReplica } = await createWorld(t)
    const { lines } = await startReplica()
    feed.write(deletion(1, 'a'))
    await until(() => list.ids().length === 1, 'it came')

    if (forget === 'feed') feed.isForgotten = true
    else list.status = 409
    feed.write(deletion(2, 'b'))
    await until(() => lines.some(isRestartOf('list')), 'list starts again')
    feed.isForgotten = false
    list.status = 204

    await until(() => list.snapshots > 1, 'it came again')
    await until(() => list.ids().includes('b'), 'all came')
  })
}

test('one of two replicas delivers, and the other goes on after its shutdown', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const [first, second] = [await startReplica(), await startReplica()]
  await until(
    () => first.held().size + second.held().size === 2,
    'both are held',
  )
  const [holder, other] = first.held().has('list')
    ? [first, second]
    : [second, first]
  feed.write(deletion(1, 'a'))
  await until(async () => {
    const [entry] = await holder.ledger.find(['list'])
    return entry.delivered === 1
  }, 'it is saved')

  await holder.close()
  feed.write(deletion(2, 'b'))
  await until(() => list.ids().includes('b'), 'the other delivers')

  assert.ok(other.held().has('list'))
  assert.deepEqual(list.ids(), ['a', 'b'])
  assert.equal(list.snapshots, 1)
})

test('a shutdown does not wait for an answer that the feed holds open', async t => {
  const { feed, startReplica } = await createWorld(t)
  const { close, ledger } = await startReplica()
  await until(() => feed.waiting === 2, 'both wait')

  await close()

  await until(() => feed.waiting === 0, 'none is held')
  const entries = await ledger.find(['list', 'search'])
  assert.deepEqual(
    entries.map(({ holder }) => holder),
    [undefined, undefined],
  )
})

/** The loop of each receiver finds out by itself. */
function isRestartOf(name: string) {
  return ({ receiver, msg }: Record<string, unknown>) =>
    receiver === name && msg === 'starts again from 0'
}
