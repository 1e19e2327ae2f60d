import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openStore } from '../storage/open.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import { Scanner } from './scanner.ts'

const limits = { count: 2, bytes: 1e6, deadline: Number.POSITIVE_INFINITY }

async function folderWith(t: TestContext, count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-scan-'))
  const store = await openStore(folder)
  await store.createCollection('test.posts')
  await store.write(tx => {
    for (let _id = 0; _id < count; _id++) {
      tx.insert('test.posts', encode({ _id }))
    }
  })
  t.after(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

function startScanner(t: TestContext, folder: string) {
  const scanner = new Scanner(folder, console.error)
  t.after(() => scanner.end())
  return scanner
}

function find(filter: object) {
  return encode({
    find: 'posts',
    filter: filter as never,
    sort: { _id: 1 },
  })
}

test('a thread reads for several cursors, batch by batch', async t => {
  const scanner = startScanner(t, await folderWith(t, 4))
  scanner.open(1, 'test', find({}))
  scanner.open(2, 'test', find({ _id: 3 }))

  const first = await scanner.next(1, limits)
  const other = await scanner.next(2, limits)
  const second = await scanner.next(1, limits)

  const ids = [first, other, second].map(({ batch }) =>
    batch.documents.map(raw => decode(raw)._id),
  )
  assert.deepEqual(ids, [[0, 1], [3], [2, 3]])
  assert.equal(other.isDone, true)
})

test('an error in a thread keeps its code', async t => {
  const scanner = startScanner(t, await folderWith(t, 1))
  scanner.open(1, 'test', find({ $nonsense: 1 }))

  await assert.rejects(scanner.next(1, limits), { code: 2 })
})

test('a thread that ends closes its own cursors, and no others', async t => {
  const folder = await folderWith(t, 4)
  const [dying, living] = [startScanner(t, folder), startScanner(t, folder)]
  for (const scanner of [dying, living]) scanner.open(1, 'test', find({}))
  await dying.next(1, limits)

  await dying.end()

  await assert.rejects(dying.next(1, limits), { code: 175 })
  assert.equal((await living.next(1, limits)).batch.length, 2)
})
