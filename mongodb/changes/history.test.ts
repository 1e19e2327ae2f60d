import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { MongoClient, Timestamp } from 'mongodb'
import { serveStore } from '../listener.ts'
import { openStore } from '../storage/open.ts'

/** A server that keeps no more than ten changes. */
async function forgetful(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-history-'))
  const store = await openStore(folder, { log: { changes: 10 } })
  const server = await serveStore(store, { port: 0, host: '127.0.0.1' })
  const client = await MongoClient.connect(server.uri)
  t.after(async () => {
    await client.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return client.db('test').collection<{ _id: number }>('posts')
}

test('a token whose changes are forgotten cannot be resumed, and the error says so to drivers', async t => {
  const posts = await forgetful(t)
  const stream = posts.watch([], { maxAwaitTimeMS: 50 })
  await stream.tryNext()
  await posts.insertOne({ _id: 0 })
  const { _id: resumeAfter } = await stream.next()
  await stream.close()
  for (let _id = 1; _id < 60; _id++) await posts.insertOne({ _id })

  const late = posts.watch([], { resumeAfter })

  await assert.rejects(late.next(), error => {
    const { code, errorLabels } = error as Error & Record<string, unknown>
    assert.equal(code, 286)
    assert.deepEqual(errorLabels, ['NonResumableChangeStreamError'])
    return true
  })
})

test('a time before the oldest change that is kept is refused too', async t => {
  const posts = await forgetful(t)
  for (let _id = 1; _id < 60; _id++) await posts.insertOne({ _id })
  const startAtOperationTime = new Timestamp({ t: 1000, i: 1 })

  const late = posts.watch([], { startAtOperationTime })

  await assert.rejects(late.next(), { code: 286 })
})

test('a stream that asks now and then outlives any number of changes to others', async t => {
  const posts = await forgetful(t)
  const others = posts.db.collection('others')
  const stream = posts.watch([], { maxAwaitTimeMS: 20 })
  await stream.tryNext()

  for (let round = 0; round < 6; round++) {
    await others.insertMany(Array.from({ length: 9 }, () => ({})))
    assert.equal(await stream.tryNext(), null)
  }
  await posts.insertOne({ _id: 1 })

  const { documentKey } = (await stream.next()) as { documentKey?: object }
  assert.deepEqual(documentKey, { _id: 1 })
})
