import type { Environment, Table } from '../storage/environment.ts'
import { cut, numbered } from '../storage/keys.ts'
import { DocumentNumbers, findNumber } from './documents.ts'
import {
  changedBlocks,
  encodeBlock,
  type Posting,
} from './posting-block.ts'

type Scores = Map<string, number>
/** Per term: the documents' new scores, 0 for none, in the order in which they changed. */
type Pending = { terms: Map<string, Posting[]>; changes: number }

/** Changes of postings, collected so that each term's block is written once for many documents. */
export class Postings {
  #environment: Environment
  #pending = new Map<number, Pending>()
  #numbers: DocumentNumbers
  #building = new Set<number>()

  constructor(environment: Environment) {
    this.#environment = environment
    this.#numbers = new DocumentNumbers(environment)
  }

  add(index: number, id: Buffer, scores: Scores) {
    const doc = this.#numbers.take(index, id)
    for (const [term, score] of scores) this.#set(index, term, doc, score)
  }

  remove(index: number, id: Buffer, scores: Scores) {
    const doc = this.#numbers.drop(index, id)
    if (doc === undefined) return
    for (const term of scores.keys()) this.#set(index, term, doc, 0)
  }

  replace(index: number, id: Buffer, before: Scores, after: Scores) {
    const doc = findNumber(this.#environment, index, id)
    if (doc === undefined) return this.add(index, id, after)
    for (const term of before.keys()) {
      if (!after.has(term)) this.#set(index, term, doc, 0)
    }
    for (const [term, score] of after) {
      if (before.get(term) !== score) this.#set(index, term, doc, score)
    }
  }

  /** Writes what is pending for the indexes in use; part of the transaction. */
  flush() {
    for (const index of this.#pending.keys()) {
      if (this.#building.has(index)) continue
      for (const _ of this.write(index));
    }
  }

  /** Writes what is pending for one index, a term at each pull. */
  *write(index: number): Generator<void> {
    const terms = this.#pending.get(index)?.terms ?? new Map()
    this.#pending.delete(index)
    for (const term of [...terms.keys()].sort()) {
      const postings = newest(terms.get(term))
      writeTerm(this.#environment.words, index, term, postings)
      yield
    }
  }

  /** Lets an index that no query uses yet collect changes over many transactions. */
  startBuild(index: number) {
    this.#building.add(index)
  }

  /** False too where a failed transaction has interrupted the build. */
  isBuilding(index: number): boolean {
    return this.#building.has(index)
  }

  endBuild(index: number) {
    this.#building.delete(index)
  }

  abandonBuild(index: number) {
    this.#building.delete(index)
    this.#pending.delete(index)
  }

  /** How many changes wait to be written. */
  pendingOf(index: number): number {
    return this.#pending.get(index)?.changes ?? 0
  }

  /** Drops what is pending, as its transaction is undone. */
  forget() {
    this.#pending.clear()
    this.#building.clear()
    this.#numbers.forget()
  }

  #set(index: number, term: string, doc: number, score: number) {
    const pending = this.#pendingFor(index)
    pending.changes++
    const postings = pending.terms.get(term)
    if (postings) postings.push({ doc, score })
    else pending.terms.set(term, [{ doc, score }])
  }

  #pendingFor(index: number): Pending {
    const known = this.#pending.get(index)
    if (known) return known
    const pending = { terms: new Map(), changes: 0 }
    this.#pending.set(index, pending)
    return pending
  }
}

/** In ascending order of the documents; of several changes of a document the last one. */
function newest(changes: Posting[]): Posting[] {
  const isAscending = changes.every(
    ({ doc }, i) => i === 0 || doc > changes[i - 1].doc,
  )
  if (isAscending) return changes
  const last = new Map(changes.map(change => [change.doc, change]))
  return [...last.values()].sort((a, b) => a.doc - b.doc)
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
