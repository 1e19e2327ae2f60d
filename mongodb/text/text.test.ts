import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { LocalStore } from '../storage/open.ts'
import type { IndexSpec } from '../storage/store.ts'
import { verify } from '../storage/verify.ts'
import { randomFrom } from '../test/random.ts'
import { temporaryStore } from '../test/temporary.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'

const ns = 'test.posts'

async function storeOf(
  t: TestContext,
  docs: Document[],
  spec: Partial<IndexSpec> = {},
) {
  const store = await temporaryStore(t)
  const key = { title: 'text', selftext: 'text' }
  await store.createIndexes(ns, { key, name: 'words', v: 2, ...spec })
  await store.write(tx => {
    for (const doc of docs) tx.insert(ns, encode(doc))
  })
  return store
}

function titles(...all: string[]): Document[] {
  return all.map((title, i) => ({ _id: i + 1, title }))
}

function search(store: LocalStore, $text: Document | string, more = {}) {
  const text = typeof $text === 'string' ? { $search: $text } : $text
  const sort = { score: { $meta: 'textScore' }, _id: 1 }
  const results = store.query(ns, {
    filter: { $text: text },
    sort,
    ...more,
  })
  const found: { id: unknown; score?: number }[] = []
  for (let next = results.next(); !next.done; next = results.next()) {
    if (!next.value) continue
    const { raw, score } = next.value
    found.push({ id: decode(raw)._id, score })
  }
  return found
}

function ids(found: { id: unknown }[]) {
  return found.map(({ id }) => id)
}

test('a word finds its other forms', async t => {
  const store = await storeOf(t, titles('Running late', 'He runs', 'Rust'))

  assert.deepEqual(ids(search(store, 'run')), [2, 1])
})

test('a score is what MongoDB computes', async t => {
  const store = await storeOf(
    t,
    [
      { _id: 1, title: 'rust' },
      { _id: 2, title: 'rust cake' },
      { _id: 3, title: 'rust rust tea', selftext: 'rust' },
    ],
    { weights: { title: 10 } },
  )

  const found = search(store, 'rust')

  // weight × (1 + ½ + ¼ …) × (½ × share + ½) × 1.1 for a whole field
  assert.deepEqual(found, [
    { id: 3, score: 10 * 1.5 * ((0.5 * 2) / 3 + 0.5) + 1.1 },
    { id: 1, score: 11 },
    { id: 2, score: 7.5 },
  ])
})

test('scores of several words add up', async t => {
  const store = await storeOf(
    t,
    titles('red fox', 'red cat', 'blue fox red'),
  )

  const found = search(store, 'red fox')

  const share = 0.5 / 3 + 0.5
  assert.deepEqual(found, [
    { id: 1, score: 1.5 },
    { id: 3, score: share + share },
    { id: 2, score: 0.75 },
  ])
})

test('stop words are not searched for', async t => {
  const store = await storeOf(t, titles('the one', 'a very of', "you're"))

  assert.deepEqual(search(store, "the very you're"), [])
})

test('a phrase has to be there word for word', async t => {
  const store = await storeOf(
    t,
    titles('Big red fox', 'red big fox', 'fox, big red'),
  )

  assert.deepEqual(ids(search(store, '"big red"')), [1, 3])
  assert.deepEqual(ids(search(store, 'fox "red big"')), [2])
})

test('a minus keeps documents out', async t => {
  const store = await storeOf(
    t,
    titles('red fox', 'red foxes jump', 'red cat', 'red big cat'),
  )

  assert.deepEqual(ids(search(store, 'red -fox')), [3, 4])
  assert.deepEqual(ids(search(store, 'red -"big cat"')), [1, 3, 2])
  assert.deepEqual(ids(search(store, '-fox')), [])
  assert.deepEqual(ids(search(store, 'red - fox')), [1, 2, 3, 4])
})

test('case and diacritics count only where asked for', async t => {
  const store = await storeOf(t, titles('Café', 'cafe', 'CAFE'))

  assert.deepEqual(ids(search(store, 'cafe')).sort(), [1, 2, 3])
  const exact = (options: Document) =>
    ids(search(store, { $search: 'cafe', ...options })).sort()
  assert.deepEqual(exact({ $caseSensitive: true }), [2])
  assert.deepEqual(exact({ $diacriticSensitive: true }), [2, 3])
})

test('without a language nothing is stemmed or left out', async t => {
  const spec = { default_language: 'none' }
  const store = await storeOf(t, titles('the running man', 'run'), spec)

  assert.deepEqual(ids(search(store, 'run')), [2])
  assert.deepEqual(ids(search(store, 'the')), [1])
})

test('a document may name its language', async t => {
  const docs = [{ _id: 1, title: 'the running', language: 'none' }]
  const store = await storeOf(t, docs)

  assert.deepEqual(ids(search(store, 'run')), [])
  assert.deepEqual(
    ids(search(store, { $search: 'running', $language: 'none' })),
    [1],
  )
  await assert.rejects(
    store.write(tx =>
      tx.insert(ns, encode({ _id: 2, language: 'klingon' })),
    ),
    /language override unsupported: klingon/,
  )
  assert.equal(store.count(ns), 1)
})

test('a wildcard index covers every text', async t => {
  const store = await storeOf(
    t,
    [
      { _id: 1, a: { b: ['deep water'] } },
      { _id: 2, c: 'water' },
    ],
    { key: { '$**': 'text' }, weights: { c: 5 } },
  )

  assert.deepEqual(search(store, 'water'), [
    { id: 2, score: 5 * 1.1 },
    { id: 1, score: 0.75 },
  ])
})

test('a search can be narrowed and its best page taken', async t => {
  const store = await storeOf(t, [
    { _id: 1, title: 'fox', score: 1 },
    { _id: 2, title: 'fox den', score: 9 },
    { _id: 3, title: 'fox', score: 9 },
    { _id: 4, title: 'big fox den', score: 9 },
  ])

  assert.deepEqual(ids(search(store, 'fox', { limit: 2 })), [1, 3])
  assert.deepEqual(ids(search(store, 'fox', { skip: 1, limit: 2 })), [3, 2])
  const filter = { $text: { $search: 'fox' }, score: { $gt: 5 } }
  assert.deepEqual(ids(search(store, '', { filter, limit: 2 })), [3, 2])
})

test('malformed searches and missing indexes are told', async t => {
  const store = await storeOf(t, [])
  const wrong = (text: Document) => () => search(store, text)

  assert.throws(wrong({ $search: 5 }), { codeName: 'TypeMismatch' })
  assert.throws(wrong({ $search: 'a', $x: 1 }), { codeName: 'BadValue' })
  assert.throws(wrong({ $search: 'a', $language: 'xx' }), {
    codeName: 'BadValue',
  })
  await store.dropIndex(ns, 'words')
  assert.throws(wrong({ $search: 'a' }), { codeName: 'IndexNotFound' })
})

test('the index follows every change', async t => {
  const random = randomFrom(5)
  const words = ['fox', 'dog', 'cat', 'owl', 'running', 'blue', 'the', 'é']
  const text = () => {
    const length = 1 + Math.floor(random() * 5)
    const some = Array.from(
      { length },
      () => words[Math.floor(random() * 8)],
    )
    return some.join(' ')
  }
  const store = await storeOf(t, [])
  const docs = new Map<number, Document>()
  for (let round = 0; round < 60; round++) {
    await store.write(tx => {
      for (let i = 0; i < 20; i++) {
        const id = Math.floor(random() * 400)
        const old = docs.get(id)
        const doc = { _id: id, title: text(), n: round }
        if (!old) tx.insert(ns, encode(doc))
        else if (random() < 0.5) {
          tx.replace(ns, encode(old), encode(doc), { operation: 'replace' })
        } else tx.remove(ns, encode(old))
        if (old && !tx.get(ns, id)) docs.delete(id)
        else docs.set(id, doc)
      }
    })
  }

  assert.deepEqual(verify(store), [])
  const foxes = [...docs.values()].filter(doc =>
    /fox/.test(String(doc.title)),
  )
  assert.equal(search(store, 'fox').length, foxes.length)
})

test('a transaction finds its own writes', async t => {
  const store = await storeOf(t, titles('fox'))

  const found = await store.write(tx => {
    tx.insert(ns, encode({ _id: 9, title: 'another fox' }))
    const results = tx.query(ns, { filter: { $text: { $search: 'fox' } } })
    return [...{ [Symbol.iterator]: () => results }].filter(Boolean).length
  })

  assert.equal(found, 2)
})
