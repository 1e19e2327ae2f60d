import { Binary, Double, Long, Timestamp } from 'bson'
import type { MongoError } from '../errors.ts'
import { Batch, PackedBatch } from './batch.ts'
import { type Message, opMsg, opReply } from './message.ts'
import { type Answer, AnswerWriter } from './writer.ts'

let lastRequestId = 0

/** What every reply ends with, `ok` and the logical clock, encoded again only when that moves. */
export class Tail {
  #ok: Buffer | undefined
  #failed: Buffer | undefined
  #time = new Timestamp({ t: 0, i: 0 })

  bytes(time: Timestamp, ok: boolean): Buffer {
    if (!time.equals(this.#time) || !this.#ok || !this.#failed) {
      this.#time = time
      this.#ok = encodeTail(time, true)
      this.#failed = encodeTail(time, false)
    }
    return ok ? this.#ok : this.#failed
  }
}

const unsigned = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO }

function encodeTail(time: Timestamp, ok: boolean) {
  const writer = new AnswerWriter(256)
  writer.document({
    ok: ok ? new Double(1) : undefined,
    $clusterTime: { clusterTime: time, signature: unsigned },
    operationTime: time,
  })
  return Buffer.from(writer.bytes.subarray(4, writer.at - 1))
}

/** One frame that answers `message`; stored documents in `answer` are copied as they are. */
export function encodeReply(
  message: Message,
  answer: Answer,
  tail: Buffer,
) {
  const headerSize = message.legacy ? 36 : 21
  const writer = new AnswerWriter(512 + sizeOfBatches(answer), headerSize)
  writer.document(answer, tail)
  const frame = writer.bytes.subarray(0, writer.at)
  writeHeader(frame, message, 'errmsg' in answer)
  return frame
}

function sizeOfBatches(answer: Answer) {
  const { cursor } = answer
  if (typeof cursor !== 'object' || cursor === null) return 0
  let size = 0
  for (const field of ['firstBatch', 'nextBatch']) {
    const batch = (cursor as Answer)[field]
    if (batch instanceof PackedBatch) size += batch.bytes
    else if (batch instanceof Batch) size += batch.bytes + batch.length * 4
  }
  return size
}

/** Flags of an OP_REPLY. */
const queryFailure = 2
const awaitCapable = 8

function writeHeader(frame: Buffer, message: Message, isError: boolean) {
  lastRequestId = (lastRequestId + 1) | 0
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(lastRequestId, 4)
  frame.writeInt32LE(message.requestId, 8)
  frame.writeInt32LE(message.legacy ? opReply : opMsg, 12)
  frame.fill(0, 16, message.legacy ? 36 : 21)
  if (message.legacy) {
    frame.writeInt32LE(isError ? queryFailure : awaitCapable, 16)
    frame.writeInt32LE(1, 32)
  }
}

export function errorAnswer(error: MongoError): Answer {
  return {
    ok: new Double(0),
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...(error.fields as Answer),
  }
}
