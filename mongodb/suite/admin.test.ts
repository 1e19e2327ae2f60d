import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MongoClient } from 'mongodb'
import { product } from '../dispatch/product.ts'
import { isEmbedded, useDatabase } from '../test/database.ts'

const suite = useDatabase()
const embeddedOnly = {
  skip: !isEmbedded && 'speaks of the embedded server',
}

test('hello presents the primary of a replica set', async () => {
  const hello = await suite.client.db('admin').command({ hello: 1 })

  assert.equal(hello.isWritablePrimary, true)
  assert.ok(hello.hosts.includes(hello.me))
  assert.ok(hello.maxWireVersion >= 25)
  assert.equal(hello.maxBsonObjectSize, 16_777_216)
  assert.equal(hello.logicalSessionTimeoutMinutes, 30)
})

test('buildInfo says honestly what runs', embeddedOnly, async () => {
  const info = await suite.client.db('admin').command({ buildInfo: 1 })

  assert.match(info.version, /^8\.0\./)
  assert.deepEqual(info.modules, [product])
})

test('databases appear with their first document and go when dropped', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const database = suite.client.db(posts.dbName)
  const names = async () => {
    const { databases } = await database.admin().listDatabases()
    return databases.map(({ name }) => name)
  }

  assert.ok((await names()).includes(posts.dbName))
  await database.dropDatabase()
  assert.equal((await names()).includes(posts.dbName), false)
})

test('collections are created, listed, renamed and dropped', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const database = suite.client.db(posts.dbName)
  const names = async () => {
    const found = await database.listCollections().toArray()
    return found.map(({ name }) => name).sort()
  }

  await database.createCollection('empty')
  assert.deepEqual(await names(), ['empty', 'posts'])
  await posts.rename('renamed')
  assert.deepEqual(await names(), ['empty', 'renamed'])
  assert.equal(await database.collection('renamed').countDocuments(), 1)
  await database.dropCollection('renamed')
  assert.deepEqual(await names(), ['empty'])
  const one = database.listCollections(
    { name: 'empty' },
    { nameOnly: true },
  )
  assert.deepEqual(await one.toArray(), [
    { name: 'empty', type: 'collection' },
  ])
})

test('renaming onto a collection needs dropTarget', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  await suite.client.db(posts.dbName).collection('b').insertOne({})

  await assert.rejects(posts.rename('b'), { code: 48 })
  await posts.rename('b', { dropTarget: true })
})

test('creating a collection again is done once, with other options refused', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }])
  const database = suite.client.db(posts.dbName)

  await database.createCollection('posts')

  await assert.rejects(
    database.createCollection('posts', { capped: true, size: 4096 }),
  )
})

test('statistics count documents and indexes', async t => {
  const posts = await suite.collection(t, [{ _id: 1 }, { _id: 2 }])
  const database = suite.client.db(posts.dbName)

  const stats = await database.stats()
  const collection = await database.command({ collStats: 'posts' })

  assert.equal(stats.objects, 2)
  assert.equal(stats.collections, 1)
  assert.equal(collection.count, 2)
  assert.equal(collection.nindexes, 1)
  assert.equal(collection.size, stats.dataSize)
})

test('serverStatus counts operations, connections and bytes', async t => {
  const posts = await suite.collection(t)
  const status = () => suite.client.db('admin').command({ serverStatus: 1 })
  const before = await status()

  await posts.insertMany([{}, {}])
  await posts.findOne()

  const after = await status()
  assert.ok(after.opcounters.insert >= before.opcounters.insert + 2)
  assert.ok(after.opcounters.query >= before.opcounters.query + 1)
  assert.ok(after.connections.current >= 1)
  assert.ok(after.network.bytesIn > before.network.bytesIn)
  assert.ok(after.metrics.commands.find.total >= 1)
})

test('what shells ask for when they connect is answered', async () => {
  const admin = suite.client.db('admin')
  const questions = [
    { connectionStatus: 1 },
    { getParameter: 1, featureCompatibilityVersion: 1 },
    { getCmdLineOpts: 1 },
    { getLog: 'startupWarnings' },
    { hostInfo: 1 },
    { replSetGetStatus: 1 },
    { whatsmyuri: 1 },
  ]

  for (const question of questions) {
    assert.equal((await admin.command(question)).ok, 1)
  }
})

test('commands of the admin database are refused elsewhere', async () => {
  await assert.rejects(
    suite.client.db('test').command({ listDatabases: 1 }),
    {
      code: 13,
    },
  )
})

test(
  'users cannot be created, and signing in fails',
  embeddedOnly,
  async () => {
    const create = { createUser: 'ada', pwd: 'x', roles: [] }
    await assert.rejects(suite.client.db('admin').command(create), {
      code: 115,
    })

    const uri = suite.uri.replace('mongodb://', 'mongodb://ada:secret@')
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2000 })
    await assert.rejects(client.connect(), { code: 18 })
    await client.close()
  },
)

test('sessions start and end', async () => {
  const session = suite.client.startSession({ causalConsistency: true })

  await suite.client.db('admin').command({ ping: 1 }, { session })
  await session.endSession()

  assert.equal(session.hasEnded, true)
})
