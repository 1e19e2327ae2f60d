import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openStore } from '../storage/open.ts'
import type { Results } from '../storage/store.ts'
import { verify } from '../storage/verify.ts'
import { temporaryFolder, temporaryStore } from '../test/temporary.ts'
import { encode } from '../values/encode.ts'

const ns = 'test.posts'
const words = { key: { title: 'text' }, name: 'words', v: 2 } as const
const titles = ['a running fox', 'the fox and the dog', 'blue owls', '']

const documentOf = (id: number, round = 0) =>
  encode({ _id: id, title: titles[(id + round) % titles.length] })

async function storeOfMany(t: TestContext, count: number) {
  const store = await temporaryStore(t)
  await store.write(tx => {
    for (let id = 0; id < count; id++) tx.insert(ns, documentOf(id))
  })
  return store
}

test('a text index takes in what is written while it is built', async t => {
  const count = 2000
  const store = await storeOfMany(t, count)
  let isBuilt = false

  const build = store.createIndexes(ns, words).finally(() => {
    isBuilt = true
  })
  for (let round = 1; !isBuilt; round++) {
    await store.write(tx => {
      const even = tx.get(ns, (round * 14) % count) as Uint8Array
      const odd = tx.get(ns, (round * 22 + 1) % count)
      const changed = documentOf((round * 14) % count, round)
      tx.replace(ns, even, changed, { operation: 'replace' })
      if (odd) tx.remove(ns, odd)
      tx.insert(ns, documentOf(count + round))
    })
  }
  await build

  assert.deepEqual(verify(store), [])
})

test('a text index whose collection is dropped while it is built leaves nothing behind', async t => {
  const store = await storeOfMany(t, 2000)

  const build = store.createIndexes(ns, words)
  const refusal = assert.rejects(build, { codeName: 'Interrupted' })
  await store.dropCollection(ns)
  await refusal

  await store.write(tx => tx.insert(ns, documentOf(1)))
  await store.createIndexes(ns, words)
  assert.deepEqual(verify(store), [])
})

test('a text index keeps what was not merged when its store was closed', async t => {
  const folder = temporaryFolder(t)
  const first = await openStore(folder)
  await first.createIndexes(ns, words)
  await first.write(tx => tx.insert(ns, documentOf(0)))
  await first.write(tx => tx.insert(ns, documentOf(1)))
  await first.close()

  const again = await openStore(folder)
  t.after(() => again.close())

  assert.deepEqual(verify(again), [])
  const fox = { filter: { $text: { $search: 'fox' } } }
  assert.equal(countOf(again.query(ns, fox)), 2)
})

function countOf(results: Results) {
  return [...{ [Symbol.iterator]: () => results }].filter(Boolean).length
}
