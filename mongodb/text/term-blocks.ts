import type { Table } from '../storage/environment.ts'
import { cut, numbered } from '../storage/keys.ts'
import {
  changedBlocks,
  encodeBlock,
  type Posting,
} from './posting-block.ts'

const kind = Buffer.of(3)
const end = Buffer.of(0)
const beyond = Buffer.of(1)

/** All blocks of a term. */
export function termRange(index: number, term: string) {
  const name = cut(Buffer.from(term.replaceAll('\0', '')))
  const start = numbered(index, kind, name, end)
  return { start, end: numbered(index, kind, name, beyond) }
}

/** Merges changes, in ascending order of their documents, into the blocks of a term. */
export function writeTerm(
  words: Table,
  index: number,
  term: string,
  changes: Posting[],
) {
  const range = termRange(index, term)
  let at = 0
  while (at < changes.length) {
    const block = blockFor(words, range, changes[at].doc)
    const stop = changes.findIndex(
      ({ doc }, i) => i > at && doc >= block.next,
    )
    const some = changes.slice(at, stop < 0 ? undefined : stop)
    const blocks = changedBlocks(block.value, some)
    writeBlocks(words, range.start, block.key, blocks)
    at += some.length
  }
}

type Range = ReturnType<typeof termRange>
type Block = { key?: Buffer; value?: Buffer; next: number }

/** The block in which a document's posting belongs, and where the next block begins. */
function blockFor(words: Table, range: Range, doc: number): Block {
  const place = blockKey(range.start, doc)
  const before = { end: range.start, reverse: true, limit: 1 }
  const [last] = words.getRange({ ...before, start: range.end })
  if (!last) return { next: Number.POSITIVE_INFINITY }
  if (last.key.compare(place) <= 0) {
    return { ...last, next: Number.POSITIVE_INFINITY }
  }
  const [next] = words.getKeys({
    start: place,
    exclusiveStart: true,
    end: range.end,
    limit: 1,
  })
  const [found] = words.getRange({ ...before, start: place })
  const first = next.readUInt32BE(next.length - 4)
  return found ? { ...found, next: first } : { next: first }
}

/** Puts the blocks in place of the one that was there. */
function writeBlocks(
  words: Table,
  prefix: Buffer,
  old: Buffer | undefined,
  blocks: Posting[][],
) {
  const keys = blocks.map(([first]) => blockKey(prefix, first.doc))
  if (old && !keys[0]?.equals(old)) words.remove(old)
  for (const [i, key] of keys.entries()) {
    words.put(key, encodeBlock(blocks[i]))
  }
}

function blockKey(prefix: Buffer, doc: number): Buffer {
  const key = Buffer.allocUnsafe(prefix.length + 4)
  prefix.copy(key)
  key.writeUInt32BE(doc, prefix.length)
  return key
}
