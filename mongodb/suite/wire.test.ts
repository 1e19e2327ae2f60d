import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEmbedded, useDatabase } from '../test/database.ts'
import {
  frameOf,
  nextLegacy,
  queryOf,
  rawClientsOf,
  replies,
} from '../test/sockets.ts'

const suite = useDatabase()
const embeddedOnly = { skip: !isEmbedded && 'speaks past the driver' }
const ping = { ping: 1, $db: 'admin' }

const { socket, othersAreServed } = rawClientsOf(suite)

test(
  'requests sent at once are answered in order',
  embeddedOnly,
  async t => {
    const client = await socket(t)
    const ids = Array.from({ length: 50 }, (_, n) => n + 1)

    client.write(Buffer.concat(ids.map(id => frameOf(ping, id))))

    const found = await replies(client, 50)
    assert.deepEqual(
      found.map(({ responseTo }) => responseTo),
      ids,
    )
  },
)

test('a request may come byte by byte', embeddedOnly, async t => {
  const client = await socket(t)

  for (const byte of frameOf(ping)) {
    client.write(Buffer.of(byte))
    await new Promise(resolve => setImmediate(resolve))
  }

  assert.equal((await replies(client, 1))[0].answer.ok, 1)
})

test('a request with a checksum is answered', embeddedOnly, async t => {
  const client = await socket(t)
  const frame = Buffer.concat([frameOf(ping, 1, 1), Buffer.alloc(4)])
  frame.writeInt32LE(frame.length, 0)

  client.write(frame)

  assert.equal((await replies(client, 1))[0].answer.ok, 1)
})

test(
  'half a message does not block other clients',
  embeddedOnly,
  async t => {
    const frame = frameOf({ ...ping, padding: 'x'.repeat(100_000) })

    for (let n = 0; n < 20; n++) {
      const client = await socket(t)
      client.write(frame.subarray(0, 50_000))
    }

    await othersAreServed()
  },
)

test(
  'a client that does not read makes the server wait, not grow',
  embeddedOnly,
  async t => {
    const posts = await suite.collection(t, [
      { _id: 1, text: 'x'.repeat(1e6) },
    ])
    const client = await socket(t)
    const find = frameOf({ find: 'posts', filter: {}, $db: posts.dbName })
    const before = process.memoryUsage().rss

    client.pause()
    for (let n = 0; n < 500; n++) client.write(find)
    for (let n = 0; n < 50; n++) await othersAreServed()

    const grown = process.memoryUsage().rss - before
    assert.ok(grown < 200e6, `${grown} bytes more are in use`)
  },
)

test(
  'OP_QUERY is answered for hello, and refused for anything else',
  embeddedOnly,
  async t => {
    const client = await socket(t)

    client.write(queryOf({ isMaster: 1 }))
    const hello = await nextLegacy(client)
    client.write(queryOf({ find: 'posts' }))
    const find = await nextLegacy(client)

    assert.equal(hello.answer.ismaster, true)
    assert.deepEqual([find.answer.ok, find.answer.code], [0, 352])
    const queryFailure = 2
    assert.deepEqual([hello.flags & queryFailure, find.flags], [0, 2])
  },
)
