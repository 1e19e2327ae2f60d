import { MongoError } from '../errors.ts'
import { documentLength } from './elements.ts'

export const opReply = 1
const opQuery = 2004
export const opMsg = 2013

const flag = { checksumPresent: 1, moreToCome: 2 }

/** One request: the command's document and its document sequences, all still bytes. */
export type Message = {
  requestId: number
  /** OP_QUERY, by which drivers send their first `hello`. */
  legacy: boolean
  wantsReply: boolean
  body: Buffer
  sequences: Map<string, Buffer[]> | undefined
}

/** Takes one whole frame apart (OP_MSG, or OP_QUERY for `hello`). */
export function parseMessage(frame: Buffer): Message {
  const opCode = frame.readInt32LE(12)
  if (opCode === opMsg) return parseMsg(frame)
  if (opCode === opQuery) return parseQuery(frame)
  throw new MongoError('UnsupportedOpQueryCommand', `opCode ${opCode}`)
}

function parseMsg(frame: Buffer): Message {
  if (frame.length < 26) throw invalid('no body')
  const flags = frame.readUInt32LE(16)
  if (flags & 0xfffc) throw invalid('unknown required flag bits')
  const end = frame.length - (flags & flag.checksumPresent ? 4 : 0)
  const message: Message = {
    requestId: frame.readInt32LE(4),
    legacy: false,
    wantsReply: !(flags & flag.moreToCome),
    body: frame,
    sequences: undefined,
  }
  readSections(frame, end, message)
  return message
}

function readSections(frame: Buffer, end: number, message: Message) {
  let at = 20
  while (at < end) {
    const kind = frame[at]
    if (kind === 1) at = readSequence(frame, at + 1, end, message)
    else if (kind === 0 && message.body === frame) {
      const length = documentLength(frame, at + 1, end)
      message.body = frame.subarray(at + 1, at + 1 + length)
      at += 1 + length
    } else throw invalid(`unexpected section ${kind}`)
  }
  if (message.body === frame) throw invalid('no body')
}

function readSequence(
  frame: Buffer,
  start: number,
  limit: number,
  message: Message,
) {
  if (start + 4 > limit) throw invalid('a sequence is cut off')
  const size = frame.readInt32LE(start)
  const end = start + size
  const nameEnd = frame.indexOf(0, start + 4)
  if (size < 6 || end > limit || nameEnd < 0 || nameEnd >= end) {
    throw invalid('a sequence is malformed')
  }
  const name = frame.toString('utf8', start + 4, nameEnd)
  message.sequences ??= new Map()
  message.sequences.set(name, readDocuments(frame, nameEnd + 1, end))
  return end
}

function readDocuments(frame: Buffer, start: number, end: number) {
  const documents: Buffer[] = []
  for (let at = start; at < end; ) {
    const length = documentLength(frame, at, end)
    documents.push(frame.subarray(at, at + length))
    at += length
  }
  return documents
}

function parseQuery(frame: Buffer): Message {
  const nameEnd = frame.indexOf(0, 20)
  const start = nameEnd + 9
  if (nameEnd < 0) throw invalid('no namespace')
  const length = documentLength(frame, start, frame.length)
  return {
    requestId: frame.readInt32LE(4),
    legacy: true,
    wantsReply: true,
    body: frame.subarray(start, start + length),
    sequences: undefined,
  }
}

function invalid(why: string) {
  return new MongoError('InvalidLength', `malformed OP_MSG: ${why}`)
}

/** The parts of an unreadable frame that its answer needs. */
export function asMessage(frame: Buffer): Message {
  return {
    requestId: frame.readInt32LE(4),
    legacy: frame.readInt32LE(12) === opQuery,
    wantsReply: true,
    body: frame,
    sequences: undefined,
  }
}
