import type { Socket } from 'node:net'
import { MongoError } from '../errors.ts'
import { Frames } from './frames.ts'
import { type Message, parseMessage } from './message.ts'

/** Bytes in, out and in unfinished messages, over all connections. */
export type Traffic = {
  bytesIn: number
  bytesOut: number
  requests: number
  pending: number
}

type Protocol = {
  traffic: Traffic
  /** The reply's frame, or undefined where the client wants none. */
  answer(message: Message): Reply | Promise<Reply>
  /** The reply to a malformed message, before the connection is closed. */
  refuse(frame: Buffer, error: MongoError): Buffer
  log(error: unknown): void
}

type Reply = Buffer | undefined

/** Requests of one client that may wait in memory while an earlier one is served (bytes). */
const waitingLimit = 1_000_000
/** The bytes of all unfinished messages together: two of the largest, and small ones. */
const pendingLimit = 128_000_000

/**
 * Speaks the wire protocol on one socket: requests are answered in order, one
 * at a time. Answers how to end it: once the request under way is answered.
 */
export function serveConnection(socket: Socket, protocol: Protocol) {
  const frames = new Frames()
  const waiting: Buffer[] = []
  const { traffic } = protocol
  let waitingBytes = 0
  let isBusy = false
  let isEnding = false

  socket.setNoDelay(true)
  socket.on('data', receive)
  socket.on('drain', () => pump())
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    traffic.pending -= frames.pending
    waiting.length = 0
  })

  return function end() {
    isEnding = true
    if (!isBusy) socket.end()
  }

  function receive(chunk: Buffer) {
    traffic.bytesIn += chunk.length
    const before = frames.pending
    try {
      for (const frame of frames.push(chunk)) {
        waiting.push(frame)
        waitingBytes += frame.length
      }
    } catch (error) {
      protocol.log(error)
      socket.destroy()
    }
    traffic.pending += frames.pending - before
    if (traffic.pending > pendingLimit) socket.destroy()
    pump()
  }

  function pump() {
    while (waiting.length > 0 && !isBusy && !socket.writableNeedDrain) {
      const frame = waiting.shift() as Buffer
      waitingBytes -= frame.length
      handle(frame)
    }
    if (waitingBytes > waitingLimit) socket.pause()
    else if (socket.isPaused()) socket.resume()
  }

  function handle(frame: Buffer) {
    traffic.requests++
    try {
      const reply = protocol.answer(parseMessage(frame))
      if (reply instanceof Promise) wait(frame, reply)
      else send(reply)
    } catch (error) {
      cutOff(frame, error)
    }
  }

  function wait(frame: Buffer, reply: Promise<Reply>) {
    isBusy = true
    reply
      .then(send, error => cutOff(frame, error))
      .finally(() => {
        isBusy = false
        if (isEnding) socket.end()
        else pump()
      })
  }

  function send(reply: Reply) {
    if (!reply || socket.destroyed) return
    traffic.bytesOut += reply.length
    socket.write(reply)
  }

  function cutOff(frame: Buffer, error: unknown) {
    protocol.log(error)
    waiting.length = 0
    if (!(error instanceof MongoError)) socket.destroy()
    else socket.end(protocol.refuse(frame, error))
  }
}
