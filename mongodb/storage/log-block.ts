import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Change, Concerns } from './store.ts'

/** A change before it has a token. */
export type LoggedChange = Omit<Change, 'token'>

/** What stands in the log under one key. */
export type Block = { first: bigint; changes: number; block: Buffer }

const inserts = 1
const single = 2

/** Inserts of one transaction into one collection. */
export type Inserts = {
  ns: string
  at: Date
  documents: Uint8Array[]
  bytes: number
}

/** Inserts as bytes: what they share, then the documents side by side. */
export function encodeInserts({ ns, at, documents }: Inserts): Buffer {
  const head = encode({ operation: 'insert', ns, at })
  return Buffer.concat([Buffer.of(inserts), head, ...documents])
}

/** Any other change as bytes. */
export function encodeChange({
  fullDocument,
  ...rest
}: LoggedChange): Buffer {
  const head = encode(rest as Document)
  return Buffer.concat([Buffer.of(single), head, fullDocument ?? nothing])
}

const nothing = Buffer.alloc(0)

/**
 * The changes of a block, in order. Of inserts into a collection that the
 * reader does not watch, only the last comes, without its document.
 */
export function* unfold(
  { first, changes, block }: Block,
  concerns: Concerns,
): Generator<Change> {
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
  if (!concerns(head.ns)) {
    yield { ...head, token: first + BigInt(changes) - 1n }
    return
  }
  for (let token = first; at < block.length; token++) {
    const fullDocument = next()
    const { _id } = decode(fullDocument, idOnly)
    yield { ...head, token, documentKey: { _id }, fullDocument }
  }
}

const idOnly = new Set(['_id'])
