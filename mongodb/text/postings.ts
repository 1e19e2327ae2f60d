import type { Environment, Table } from '../storage/environment.ts'
import { cut, numbered } from '../storage/keys.ts'
import { documentNumbers } from './documents.ts'
import {
  changedBlocks,
  encodeBlock,
  type Posting,
} from './posting-block.ts'

type Scores = Map<string, number>

/** Changes of postings, gathered over a transaction so that each term's block is written once. */
export class Postings {
  #environment: Environment
  /** Per index and term: the documents' new scores, 0 for none. */
  #pending = new Map<number, Map<string, Map<number, number>>>()

  constructor(environment: Environment) {
    this.#environment = environment
  }

  add(index: number, id: Buffer, scores: Scores) {
    const doc = documentNumbers.take(this.#environment, index, id)
    for (const [term, score] of scores) this.#set(index, term, doc, score)
  }

  remove(index: number, id: Buffer, scores: Scores) {
    const doc = documentNumbers.drop(this.#environment, index, id)
    if (doc === undefined) return
    for (const term of scores.keys()) this.#set(index, term, doc, 0)
  }

  replace(index: number, id: Buffer, before: Scores, after: Scores) {
    const doc = documentNumbers.find(this.#environment, index, id)
    if (doc === undefined) return this.add(index, id, after)
    for (const term of before.keys()) {
      if (!after.has(term)) this.#set(index, term, doc, 0)
    }
    for (const [term, score] of after) {
      if (before.get(term) !== score) this.#set(index, term, doc, score)
    }
  }

  /** Writes what is pending; part of the transaction. */
  flush() {
    for (const [index, terms] of this.#pending) {
      for (const [term, docs] of terms) {
        const changes = [...docs].map(([doc, score]) => ({ doc, score }))
        changes.sort((a, b) => a.doc - b.doc)
        writeTerm(this.#environment.words, index, term, changes)
      }
    }
    this.forget()
  }

  forget() {
    if (this.#pending.size > 0) this.#pending = new Map()
  }

  #set(index: number, term: string, doc: number, score: number) {
    const terms = inner(this.#pending, index)
    const docs = inner(terms, term)
    docs.set(doc, score)
  }
}

/** The map under a key, a new one where there is none. */
function inner<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = maps.get(key)
  if (known) return known
  const map = new Map<L, V>()
  maps.set(key, map)
  return map
}

const kind = Buffer.of(3)
const end = Buffer.of(0)
const beyond = Buffer.of(1)

/** All blocks of a term. */
export function termRange(index: number, term: string) {
  const name = cut(Buffer.from(term.replaceAll('\0', '')))
  const start = numbered(index, kind, name, end)
  return { start, end: numbered(index, kind, name, beyond) }
}

function writeTerm(
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
