import assert from 'node:assert/strict'
import { readlink, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { UsageError } from '@workshop/services/runtime'
import { writableFiles } from './compose.ts'
import { currentPart, goTo, solve, undo } from './playground.ts'
import { readProgress } from './progress.ts'
import { listSnapshots } from './snapshots.ts'
import { createRepository } from './test-repository.ts'

test('a part is laid out as the repository with the start of the part', async t => {
  const { places, part, read } = await createRepository(t)

  await goTo(places, part('01.1'))

  assert.equal(await read('shop/apples.ts'), 'TODO apples')
  assert.equal(await read('shop/pears.ts'), 'the answer of 01.2')
  assert.equal((await currentPart(places)).part, '01.1')
  assert.equal(readProgress(places.progress).part, '01.1')
})

test('what only the start adds is there with the solution, and is not to be edited', async t => {
  const { places, part, read } = await createRepository(t)
  const plums = part('01.3')

  await goTo(places, plums)
  const given = await read('shop/plums.test.ts')
  await solve(places, plums)

  assert.equal(given, 'the test of 01.3')
  assert.equal(await read('shop/plums.test.ts'), given)
  assert.deepEqual(await writableFiles(places.repository, plums.folder), [
    'shop/plums.ts',
  ])
})

test('the packages of a playground are its own folders', async t => {
  const { places, part } = await createRepository(t)

  await goTo(places, part('01.1'))

  const link = join(places.playground, 'node_modules/@workshop/shop')
  assert.ok(await readlink(link))
  assert.equal(
    await realpath(link),
    await realpath(join(places.playground, 'shop')),
  )
})

for (const [from, to] of [
  ['01.1', '01.2'],
  ['01.3', '01.1'],
  ['01.2', '01.2'],
])
  test(`work is kept on the way from ${from} to ${to}, and undo brings it back`, async t => {
    const { places, part, read, edit } = await createRepository(t)
    await goTo(places, part(from))
    await edit('shop/apples.ts', 'my apples')
    await edit('shop/own/nuts.ts', 'my nuts')

    const snapshot = await goTo(places, part(to))

    assert.deepEqual(snapshot?.paths.sort(), [
      'shop/apples.ts',
      'shop/own/nuts.ts',
    ])
    assert.notEqual(await read('shop/apples.ts'), 'my apples')
    assert.equal(await read('shop/own/nuts.ts'), undefined)

    await undo(places)

    assert.equal(await read('shop/apples.ts'), 'my apples')
    assert.equal(await read('shop/own/nuts.ts'), 'my nuts')
    assert.equal((await currentPart(places)).part, from)
  })

test('a file that was deleted is back after goto', async t => {
  const { places, part, read, remove } = await createRepository(t)
  await goTo(places, part('01.1'))
  await remove('shop/pears.ts')

  const snapshot = await goTo(places, part('01.1'))

  assert.equal(snapshot, undefined)
  assert.equal(await read('shop/pears.ts'), 'the answer of 01.2')
})

test('the solution is the code of the repository, and what the part adds to it', async t => {
  const { places, part, read, edit } = await createRepository(t)
  await goTo(places, part('01.1'))
  await edit('shop/apples.ts', 'my apples')

  const snapshot = await solve(places, part('01.1'))
  const solved = await read('shop/apples.ts')
  await solve(places, part('01.3'))

  assert.equal(snapshot?.by, 'solve')
  assert.equal(solved, 'the answer of 01.1')
  assert.equal(await read('shop/plums.ts'), 'the answer of 01.3')
})

test('repeated undo goes further back, and loses nothing on the way', async t => {
  const { places, part, read, edit } = await createRepository(t)
  for (const text of ['first', 'second', 'third']) {
    await goTo(places, part('01.1'))
    await edit('shop/apples.ts', text)
  }

  await undo(places)
  const once = await read('shop/apples.ts')
  await undo(places)
  const twice = await read('shop/apples.ts')
  const third = (await listSnapshots(places.playground)).find(
    ({ by }) => by === 'undo',
  )
  await undo(places, third?.number)

  assert.deepEqual([once, twice], ['second', 'first'])
  assert.equal(await read('shop/apples.ts'), 'third')
})

test('where everything was brought back, undo says what it can still bring', async t => {
  const { places, part, edit } = await createRepository(t)
  await assert.rejects(undo(places), /nothing to bring back/)
  await goTo(places, part('01.1'))
  await edit('shop/apples.ts', 'mine')
  await goTo(places, part('01.2'))
  await undo(places)

  await assert.rejects(undo(places), /Everything was brought back.*of 1/)
  await assert.rejects(undo(places, 7), /no snapshot 7/)
})

test('a file that is as it should be is not written again', async t => {
  const { places, part } = await createRepository(t)
  await goTo(places, part('01.1'))
  const file = join(places.playground, 'shop/pears.ts')
  const before = await stat(file)

  await goTo(places, part('01.1'))

  assert.equal((await stat(file)).mtimeMs, before.mtimeMs)
})

test('a part that does not exist is named with those that do', async t => {
  const { places, part } = await createRepository(t)

  assert.throws(() => part('12.9'), /There are 01.1, 01.2, 01.3/)
  assert.equal(part('1').part, '01.1')
  await assert.rejects(currentPart(places), UsageError)
})
