import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { type Document, deserialize, serialize } from 'bson'
import type { Suite } from './database.ts'

/** A plain connection to the server, to send it what no driver would. */
async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Plain connections to a suite's server, and a check that its other clients are served. */
export function rawClientsOf(suite: Suite) {
  return {
    async socket(t: TestContext) {
      const opened = await openSocket(Number(new URL(suite.uri).port))
      t.after(() => opened.destroy())
      return opened
    },

    async othersAreServed() {
      const { ok } = await suite.client.db('admin').command({ ping: 1 })
      assert.equal(ok, 1)
    },
  }
}

/** An OP_MSG frame (driver specifications, "OP_MSG"). */
export function frameOf(
  command: Document,
  requestId = 1,
  flags = 0,
): Buffer {
  const body = serialize(command)
  const frame = Buffer.alloc(21 + body.length)
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(requestId, 4)
  frame.writeInt32LE(2013, 12)
  frame.writeUInt32LE(flags, 16)
  frame.set(body, 21)
  return frame
}

/** The next `count` replies, or fewer where the server closes the connection first. */
export async function replies(socket: Socket, count: number) {
  let received: Buffer = Buffer.alloc(0)
  const found: { responseTo: number; answer: Document }[] = []
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    received = Buffer.concat([received, chunk])
    while (
      received.length >= 4 &&
      received.length >= received.readInt32LE(0)
    ) {
      const frame = received.subarray(0, received.readInt32LE(0))
      received = received.subarray(frame.length)
      const answer = deserialize(frame.subarray(21))
      found.push({ responseTo: frame.readInt32LE(8), answer })
    }
    if (found.length >= count) break
  }
  return found
}

/** An OP_QUERY frame, as drivers send it before they know a server. */
export function queryOf(command: Document): Buffer {
  const head = Buffer.alloc(40)
  const name = 'admin.$cmd\0'
  const body = serialize(command)
  head.writeInt32LE(20 + name.length + 8 + body.length, 0)
  head.writeInt32LE(2004, 12)
  head.write(name, 20)
  head.writeInt32LE(-1, 20 + name.length + 4)
  return Buffer.concat([head.subarray(0, 28 + name.length), body])
}

/** The flags and the document of the next OP_REPLY. */
export async function nextLegacy(socket: Socket) {
  const [frame] = await once(socket, 'data')
  const answer: Document = deserialize(frame.subarray(36))
  return { flags: frame.readInt32LE(16), answer }
}
