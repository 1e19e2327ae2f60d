import assert from 'node:assert/strict'
import { after, type TestContext, test } from 'node:test'
import { connectDatabase } from '../database.ts'
import { startDatabase } from '../test/server.ts'
import { until } from '../test/until.ts'
import { type Named, startNames } from './test/names.ts'

const server = await startDatabase()
const database = connectDatabase(server.uri)
after(database.close)

test('an answer is computed once, and anew in every replica when the database changes', async t => {
  const { names, start } = await openNames(t, 'changed')
  const replicas = [await start(), await start()]
  for (const each of replicas) await until(each.isKept)

  await names.updateOne({ _id: '1' }, { $set: { name: 'Berta' } })

  for (const each of replicas) await until(() => each.isNamed('Berta'))
  for (const each of replicas) await until(each.isKept)
})

test('a client that has the answer is told so, by any replica', async t => {
  const { start } = await openNames(t, 'etag')
  const [one, other] = [await start(), await start()]
  const { headers } = await one.get('/names')
  const askWith = (etag: string) =>
    other.get('/names', { headers: { 'If-None-Match': etag } })

  const same = await askWith(`"older", W/${headers.etag}`)
  const older = await askWith('"older"')

  assert.equal(same.status, 304)
  assert.equal(same.data, '')
  assert.equal(same.headers.etag, headers.etag)
  assert.equal(older.status, 200)
})

test('equal questions at one time are computed once', async t => {
  const { start } = await openNames(t, 'equal')
  const { get, work } = await start()
  work.hold()

  const asked = ['/names', '/names', '/names', '/names?2'].map(path =>
    get(path),
  )
  await until(async () => work.waiting() === 2)
  work.release()
  const answers = await Promise.all(asked)

  assert.equal(work.begun(), 2)
  assert.ok(answers.every(({ status }) => status === 200))
})

test('what was read before a change is not kept after it', async t => {
  const { names, start } = await openNames(t, 'older')
  const { get, work, isKept, isNamed } = await start()
  await until(isKept)
  work.hold()
  const older = get('/names?2')
  await until(async () => work.waiting() === 1)

  await names.updateOne({ _id: '1' }, { $set: { name: 'Berta' } })
  // The replica knows of the change once it computes what it had kept.
  const begun = work.begun()
  await until(async () => {
    void get('/names')
    return work.begun() > begun
  })
  work.release()
  await older

  assert.ok(await isNamed('Berta', '/names?2'))
})

test('a problem is not kept', async t => {
  const { start } = await openNames(t, 'problem')
  const { get, isKept } = await start()
  await until(isKept)

  const first = await get('/problem')
  const second = await get('/problem')

  assert.equal(first.status, 418)
  assert.notEqual(second.data.title, first.data.title)
})

test('while the database is away there is no answer, and afterwards no old one', async t => {
  const { names, start } = await openNames(t, 'away')
  const { get, isKept, isNamed } = await start()
  await until(isKept)

  await server.stop()
  await until(async () => (await get('/names')).status === 503)
  const { headers } = await get('/names')
  assert.match(headers['retry-after'], /^\d+$/)

  await server.startAgain()
  await until(() => isNamed('Anna'))
  await names.updateOne({ _id: '1' }, { $set: { name: 'Berta' } })
  await until(() => isNamed('Berta'))
  await until(isKept)
})

/** A store that holds Anna, and replicas upon it. */
async function openNames(t: TestContext, store: string) {
  const names = database.db(store).collection<Named>('names')
  await names.insertOne({ _id: '1', name: 'Anna' })
  return { names, start: () => startNames(t, server.uri, store) }
}
