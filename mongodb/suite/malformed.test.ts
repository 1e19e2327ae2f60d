import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { isEmbedded, useDatabase } from '../test/database.ts'
import { frameOf, rawClientsOf, replies } from '../test/sockets.ts'

const suite = useDatabase()
const embeddedOnly = { skip: !isEmbedded && 'speaks past the driver' }
const ping = { ping: 1, $db: 'admin' }

const { socket, othersAreServed } = rawClientsOf(suite)

for (const length of [-1, 0, 15, 48_000_001, 0x7fffffff]) {
  test(
    `a message that claims ${length} bytes ends its connection only`,
    embeddedOnly,
    async t => {
      const client = await socket(t)
      const header = Buffer.alloc(16)
      header.writeInt32LE(length, 0)

      client.write(header)

      await once(client, 'close')
      await othersAreServed()
    },
  )
}

test(
  'malformed documents are answered with an error, and the server lives',
  embeddedOnly,
  async t => {
    const bodies = [
      [0, 0, 0, 0],
      [5, 0, 0, 0, 1],
      [255, 255, 255, 127, 0],
      [12, 0, 0, 0, 2, 97, 0, 255, 255, 255, 127, 0],
      [12, 0, 0, 0, 99, 97, 0, 1, 0, 0, 0, 0],
      [12, 0, 0, 0, 16, 97, 97, 97, 97, 97, 97, 0],
    ]

    for (const body of bodies) {
      const client = await socket(t)
      const frame = Buffer.concat([
        frameOf(ping).subarray(0, 21),
        Buffer.from(body),
      ])
      frame.writeInt32LE(frame.length, 0)
      client.write(frame)
      const [reply] = await replies(client, 1)
      if (reply) assert.equal(reply.answer.ok, 0)
      client.destroy()
    }
    await othersAreServed()
  },
)

test(
  'a document that is malformed inside is not stored',
  embeddedOnly,
  async t => {
    const posts = await suite.collection(t)
    const client = await socket(t)
    const insert = {
      insert: 'posts',
      documents: [{ a: { b: 'text' } }],
      $db: posts.dbName,
    }
    const frame = frameOf(insert)
    frame[frame.indexOf('text') - 4] = 99

    client.write(frame)

    const [{ answer }] = await replies(client, 1)
    assert.ok(answer.ok === 0 || answer.writeErrors.length === 1)
    assert.equal(await posts.countDocuments(), 0)
  },
)

test(
  'random bytes after a valid length do not affect other clients',
  embeddedOnly,
  async t => {
    let state = 42
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
      return state >> 8
    }

    for (let round = 0; round < 200; round++) {
      const client = await socket(t)
      const frame = frameOf({
        find: 'posts',
        filter: { a: [1, 'b'] },
        $db: 'x',
      })
      for (let n = 0; n < 5; n++) {
        frame[16 + (random() % (frame.length - 16))] = random() & 255
      }
      client.end(frame)
      await replies(client, 1)
    }
    await othersAreServed()
  },
)
