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

test('a receiver that never answers holds up nobody else', async t => {
  const { feed, list, search, startReplica } = await createWorld(t)
  list.status = 0
  await startReplica()

  feed.write(deletion(1, 'a'))

  await until(() => search.ids().length === 1, 'it came')
  assert.deepEqual(list.ids(), [])
})

test('what a receiver missed while it was away comes once it is back, and the log says both once', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const { lines, held } = await startReplica()
  await until(() => held().get('list')?.state === 'following', 'it follows')

  list.status = 503
  feed.write(deletion(1, 'a'))
  await until(
    () => held().get('list')?.state === 'unavailable',
    'it is away',
  )
  feed.write(deletion(2, 'b'))
  list.status = 204
  await until(() => list.ids().includes('b'), 'all came')
  const said = () => lines.filter(l => l.unavailable === 'list')
  await until(() => said().length > 1, 'the answer was logged')

  assert.deepEqual([...new Set(list.ids())], ['a', 'b'])
  assert.deepEqual(
    said().map(({ msg }) => msg),
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
    await until(() => list.ids().length === 1, 'it came')

    if (forget === 'feed') feed.isForgotten = true
    else list.status = 409
    feed.write(deletion(2, 'b'))
    await until(() => lines.some(isRestartOf('list')), 'list begins again')
    feed.isForgotten = false
    list.status = 204

    await until(() => list.snapshots > 1, 'it came again')
    await until(() => list.ids().includes('b'), 'all came')
  })
}

test('of two replicas one delivers, and the other goes on when it ends', async t => {
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
    const [place] = await holder.ledger.find(['list'])
    return place.delivered === 1
  }, 'it is saved')

  await holder.close()
  feed.write(deletion(2, 'b'))
  await until(() => list.ids().includes('b'), 'the other delivers')

  assert.ok(other.held().has('list'))
  assert.deepEqual(list.ids(), ['a', 'b'])
  assert.equal(list.snapshots, 1)
})

test('the end waits for no answer that the feed holds open', async t => {
  const { feed, startReplica } = await createWorld(t)
  const { close, ledger } = await startReplica()
  await until(() => feed.waiting === 2, 'both wait')

  await close()

  await until(() => feed.waiting === 0, 'none is held')
  const places = await ledger.find(['list', 'search'])
  assert.deepEqual(
    places.map(({ holder }) => holder),
    [undefined, undefined],
  )
})

/** Each receiver learns on its own that the feed forgot its cursor. */
function isRestartOf(name: string) {
  return ({ receiver, msg }: Record<string, unknown>) =>
    receiver === name && msg === 'begins again from 0'
}
