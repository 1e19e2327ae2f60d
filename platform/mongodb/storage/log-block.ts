import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Change } from './store.ts'

/** A change before it has a token. */
export type LoggedChange = Omit<Change, 'token'>

const inserts = 1
const single = 2

/** Changes as bytes: many inserts into one collection as their documents side by side, or one change of another kind. */
export function encodeBlock(changes: LoggedChange[]): Buffer {
  const [first] = changes
  const { fullDocument, at, ...rest } = first
  const head = encode({ ...rest, at } as Document)
  const documents = changes.flatMap(change => change.fullDocument ?? [])
  const kind = first.operation === 'insert' ? inserts : single
  return Buffer.concat([Buffer.of(kind), head, ...documents])
}

/** The changes of a block, in order. */
export function* unfold(first: bigint, block: Buffer): Generator<Change> {
  let at = 1
  const next = () => {
    const start = at
    at += block.readInt32LE(at)
    return block.subarray(start, at)
  }
  const head = decode(next()) as unknown as LoggedChange
  if (block[0] === single) {
    const fullDocument = at < block.length ? next() : undefined
    yield { ...head, token: first, ...(fullDocument && { fullDocument }) }
    return
  }
  for (let token = first; at < block.length; token++) {
    const fullDocument = next()
    const { _id } = decode(fullDocument, idOnly)
    yield { ...head, token, documentKey: { _id }, fullDocument }
  }
}

const idOnly = new Set(['_id'])
