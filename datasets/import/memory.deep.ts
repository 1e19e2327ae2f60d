import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import type { Collection } from 'mongodb'
import type { Chunks } from './chunks.ts'
import { importPosts } from './import-posts.ts'
import { readElements } from './read-elements.ts'
import { readLines } from './read-lines.ts'
import { readXml } from './read-xml.ts'

const megabyte = 2 ** 20

/** 256 MB, each chunk new, so that what a reader keeps is seen. */
async function* endless(start: string): Chunks {
  yield Buffer.from(start)
  for (let count = 0; count < 1024; count++)
    yield Buffer.alloc(megabyte / 4, 'x')
}

const readers = {
  line: readLines(endless('{"title":"')),
  object: readElements(endless('[{"title":"'), 'list'),
  row: readXml(endless('<posts><row Title="')),
}

for (const [record, pieces] of Object.entries(readers)) {
  test(`a ${record} of 256 MB takes no memory`, async () => {
    const start = process.memoryUsage().rss
    let reasons = 0

    for await (const some of pieces) reasons += some.length

    const grown = (process.memoryUsage().rss - start) / megabyte
    assert.equal(reasons, 1)
    assert(grown < 160, `grew by ${grown.toFixed(0)} MB`)
  })
}

const unwritten = { upsertedCount: 0, modifiedCount: 0, matchedCount: 0 }

test('reading pauses while the database accepts no posts', async () => {
  let [made, release] = [0, () => {}]
  const stuck = new Promise<void>(resolve => {
    release = resolve
  })
  const posts = {
    createIndex: async () => 'source_1_id_1',
    estimatedDocumentCount: async () => 0,
    bulkWrite: async (operations: unknown[]) => {
      await stuck
      return { ...unwritten, insertedCount: operations.length }
    },
  } as unknown as Collection
  const line = () => `{"id":"${made++}","title":"${'x'.repeat(1000)}"}\n`
  const lines = Readable.from(
    (function* () {
      while (made < 20_000) yield Buffer.from(line())
    })(),
    { highWaterMark: 1 },
  )

  const done = importPosts(lines, posts, { batch: 100 })
  await standstill(() => made)
  const waiting = made
  release()
  const { inserted } = await done

  assert(waiting < 600, `${waiting} posts were read ahead`)
  assert.equal(inserted, 20_000)
})

async function standstill(count: () => number) {
  for (let [last, still] = [-1, 0]; still < 100; last = count()) {
    await turn()
    still = count() === last ? still + 1 : 0
  }
}
