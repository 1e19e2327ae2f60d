import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MongoError } from '../errors.ts'
import { compileFilter } from '../query/match.ts'
import { compileSort } from '../query/sort.ts'
import type { LocalStore } from '../storage/open.ts'
import type { IndexSpec, Query } from '../storage/store.ts'
import { verify } from '../storage/verify.ts'
import {
  pick,
  type Random,
  randomDocument,
  randomFilter,
  randomFrom,
  randomSort,
} from '../test/random.ts'
import { temporaryStore } from '../test/temporary.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'

const ns = 'test.things'

const shapes: Partial<IndexSpec>[] = [
  { key: { a: 1 } },
  { key: { a: -1 } },
  { key: { b: 1 }, sparse: true },
  { key: { a: 1, b: 1 } },
  { key: { a: 1, b: -1, c: 1 } },
  { key: { 'd.x': 1 } },
  { key: { 'd.x': 1, 'd.y': -1 } },
  { key: { d: 1 } },
  { key: { c: 1, a: 1 }, partialFilterExpression: { c: { $gt: 2 } } },
  { key: { b: -1, _id: 1 } },
]

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`indexes never change what a query finds (seed ${seed})`, async t => {
    const random = randomFrom(seed)
    const store = await temporaryStore(t)
    const create = (id: number) =>
      randomDocument(random, id, seed % 2 === 0)
    const docs = await fill(store, create, 150)
    for (const shape of shapes) {
      if (random() < 0.6) await createIndex(store, shape)
    }
    await change(store, random, create, docs)
    for (let i = 0; i < 700; i++) check(store, random, docs)
    assert.deepEqual(verify(store), [])
  })
}

async function createIndex(store: LocalStore, shape: Partial<IndexSpec>) {
  const key = shape.key as Document
  const name = Object.entries(key).flat().join('_')
  await store.createIndexes(ns, { ...shape, key, name, v: 2 }).catch(ignore)
}

/** Arrays side by side cannot be indexed together. */
function ignore(error: unknown) {
  assert.equal((error as MongoError).codeName, 'CannotIndexParallelArrays')
}

type Create = (id: number) => Document

async function fill(store: LocalStore, create: Create, count: number) {
  const docs = new Map<number, Document>()
  for (let id = 0; id < count; id++) {
    const doc = create(id)
    await store.write(tx => tx.insert(ns, encode(doc)))
    docs.set(id, doc)
  }
  return docs
}

async function change(
  store: LocalStore,
  random: Random,
  create: Create,
  docs: Map<number, Document>,
) {
  for (const [id, doc] of [...docs]) {
    const kind = random()
    if (kind < 0.15) {
      await store.write(tx => tx.remove(ns, encode(doc)))
      docs.delete(id)
    } else if (kind < 0.4) {
      const after = create(id)
      const how = { operation: 'replace' } as const
      await store
        .write(tx => tx.replace(ns, encode(doc), encode(after), how))
        .then(() => docs.set(id, after), ignore)
    }
  }
}

function check(
  store: LocalStore,
  random: Random,
  docs: Map<number, Document>,
) {
  const query: Query = { filter: randomFilter(random) }
  if (random() < 0.5) query.sort = randomSort(random)
  if (random() < 0.4) query.limit = pick(random, [1, 3, 20])
  if (random() < 0.2) query.skip = pick(random, [1, 5])
  const found = read(store, query)
  const expected = plainly([...docs.values()], query)
  const explained = () => JSON.stringify([query, store.explain(ns, query)])
  if (!query.sort) compareSets(found, expected, docs, query, explained)
  else compareOrdered(found, expected, query.sort, explained)
  assert.equal(new Set(found.map(idOf)).size, found.length, 'none twice')
}

function idOf(doc: Document) {
  return doc._id
}

function compareSets(
  found: Document[],
  expected: Document[],
  docs: Map<number, Document>,
  query: Query,
  explained: () => string,
) {
  if (found.length !== expected.length) assert.fail(explained())
  const matches = compileFilter(query.filter)
  for (const doc of found) {
    const stored = docs.get(doc._id as number) as Document
    if (!matches(stored)) assert.fail(explained())
  }
}

function compareOrdered(
  found: Document[],
  expected: Document[],
  sort: Document,
  explained: () => string,
) {
  if (found.length !== expected.length) assert.fail(explained())
  const compareDocs = compileSort(sort)
  for (const [i, doc] of found.entries()) {
    if (compareDocs(doc, expected[i]) !== 0) assert.fail(explained())
  }
}

function read(store: LocalStore, query: Query): Document[] {
  const results = store.query(ns, query)
  const found: Document[] = []
  for (let next = results.next(); !next.done; next = results.next()) {
    if (next.value) found.push(decode(next.value.raw))
  }
  return found
}

/** What the query means, without any index. */
function plainly(docs: Document[], query: Query): Document[] {
  const { filter, sort, skip = 0, limit = 0 } = query
  const matching = docs.filter(compileFilter(filter))
  if (sort) matching.sort(compileSort(sort))
  return matching.slice(skip, limit ? skip + limit : undefined)
}
