import { type AddressInfo, createServer } from 'node:net'
import { serialize } from 'bson'

/**
 * Run as a process: speaks as much of MongoDB's wire protocol as a
 * driver needs, acknowledges every write and stores nothing. What a
 * client reaches against it is the client's own limit.
 */
const server = createServer(socket => {
  let chunks: Buffer[] = []
  let held = 0
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    chunks.push(chunk)
    held += chunk.length
    if (held < 4 || held < lengthOf(chunks)) return

    let rest = Buffer.concat(chunks)
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      socket.write(answer(rest.subarray(0, length)))
      rest = rest.subarray(length)
    }
    chunks = [rest]
    held = rest.length
  })
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
  })
})

function lengthOf(chunks: Buffer[]) {
  const head = chunks[0].length >= 4 ? chunks[0] : Buffer.concat(chunks)
  return head.readInt32LE(0)
}

const opMsg = 2013
const opQuery = 2004
const hello = serialize({
  ok: 1,
  isWritablePrimary: true,
  ismaster: true,
  setName: 'blackhole',
  hosts: [],
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
})
const acknowledged = serialize({ ok: 1, n: 1 })

function answer(message: Buffer) {
  const requestId = message.readInt32LE(4)
  if (message.readInt32LE(12) === opQuery)
    return framed(requestId, 1, legacyHead, hello)

  const name = message.subarray(26, message.indexOf(0, 26)).toString()
  return framed(
    requestId,
    opMsg,
    head,
    name === 'hello' ? hello : acknowledged,
  )
}

/** OP_MSG: no flags, one section of kind 0. */
const head = Buffer.alloc(5)
/** OP_REPLY: no flags, no cursor, from 0, one document. */
const legacyHead = Buffer.alloc(20)
legacyHead.writeInt32LE(1, 16)

function framed(
  responseTo: number,
  opCode: number,
  before: Buffer,
  body: Uint8Array,
) {
  const header = Buffer.alloc(16)
  header.writeInt32LE(16 + before.length + body.length, 0)
  header.writeInt32LE(responseTo, 8)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, before, body])
}
