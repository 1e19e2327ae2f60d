import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Collection, MongoBulkWriteError } from 'mongodb'
import { isBefore } from './moment.ts'
import { moment } from './test/batches.ts'
import { type Entry, writeBatch } from './write.ts'

const entry: Entry = { _id: 'a', at: moment(2) }

/** A collection of which only the writes are looked at; the first one fails. */
function failing(codes: number[]) {
  const calls: object[][] = []
  async function bulkWrite(writes: object[]) {
    calls.push(writes)
    if (calls.length > 1) return
    const writeErrors = codes.map((code, index) => ({ code, index }))
    throw new MongoBulkWriteError(
      { message: 'failed', code: 0, writeErrors } as never,
      {} as never,
    )
  }
  return { calls, posts: { bulkWrite } as unknown as Collection<Entry> }
}

test('after a duplicate key the entry replaces an older one of a concurrent delivery', async () => {
  const { calls, posts } = failing([11000])

  await writeBatch(posts, [entry])

  const filter = { _id: 'a', at: isBefore(moment(2)) }
  assert.deepEqual(calls[1], [
    { replaceOne: { filter, replacement: entry, upsert: false } },
  ])
})

test('any other failure of a write is passed on', async () => {
  const { posts } = failing([11000, 112])
  const none = failing([])

  const writing = writeBatch(posts, [entry, { ...entry, _id: 'b' }])
  const unexplained = writeBatch(none.posts, [entry])

  await assert.rejects(writing, MongoBulkWriteError)
  await assert.rejects(unexplained, MongoBulkWriteError)
})
