import { MongoError } from '../errors.ts'
import type { Environment } from './environment.ts'
import {
  type Block,
  encodeChange,
  encodeInserts,
  type Inserts,
  type LoggedChange,
  unfold,
} from './log-block.ts'
import type { Change, Concerns } from './store.ts'

export type LogLimits = { bytes: number; changes: number }

const stateKey = Buffer.from('log')
/** Inserts up to this size share one value of the table. */
const blockLimit = 64 * 1024
/** Blocks that one commit removes beyond those it adds. */
const trimStep = 16

/**
 * The change log: blocks of changes under [first token, bytes, changes]. Kept
 * within its limits by taking the oldest blocks away a few at a time.
 */
export class Log {
  newest = 0n
  #environment: Environment
  #limits: LogLimits
  #bytes = 0
  #changes = 0
  #inserts?: Inserts
  #logged = new Set<string>()
  #added = 0

  constructor(environment: Environment, limits: LogLimits) {
    this.#environment = environment
    this.#limits = limits
    this.load()
  }

  load() {
    this.#inserts = undefined
    this.#logged = new Set()
    this.#added = 0
    const raw = this.#environment.meta.get(stateKey)
    this.newest = raw?.readBigUInt64BE(0) ?? 0n
    this.#bytes = raw?.readDoubleBE(8) ?? 0
    this.#changes = raw?.readDoubleBE(16) ?? 0
  }

  /** Logs an insert in its own transaction; inserts into one collection share blocks. */
  addInsert(ns: string, document: Uint8Array, now: number) {
    if (this.#inserts?.ns !== ns) this.#writeInserts()
    this.#logged.add(ns)
    this.#inserts ??= { ns, at: new Date(now), documents: [], bytes: 0 }
    this.#inserts.documents.push(document)
    this.#inserts.bytes += document.length
    if (this.#inserts.bytes > blockLimit) this.#writeInserts()
  }

  /** Logs any other change in its own transaction. */
  add(change: LoggedChange) {
    this.#writeInserts()
    this.#logged.add(change.ns)
    if (change.to) this.#logged.add(change.to)
    this.#write(encodeChange(change), 1)
  }

  /** Ends a transaction: writes pending changes and answers with their namespaces. */
  finish(): Set<string> {
    this.#writeInserts()
    const logged = this.#logged
    if (this.#added === 0) return logged
    this.#logged = new Set()
    this.#trim(this.#added + trimStep)
    this.#added = 0
    const raw = Buffer.alloc(24)
    raw.writeBigUInt64BE(this.newest, 0)
    raw.writeDoubleBE(this.#bytes, 8)
    raw.writeDoubleBE(this.#changes, 16)
    this.#environment.meta.put(stateKey, raw)
    return logged
  }

  *after(
    token: bigint,
    concerns: Concerns = () => true,
  ): Generator<Change> {
    if (token === this.newest) return
    this.#checkKept(token)
    let start = this.#blockOf(token + 1n)
    while (start) {
      const [block] = [
        ...this.#environment.log.getRange({ start, limit: 1 }),
      ]
      if (!block) return
      for (const change of unfold(toBlock(block), concerns)) {
        if (change.token > token) yield change
      }
      start = Buffer.concat([block.key, Buffer.of(0)])
    }
  }

  #writeInserts() {
    const inserts = this.#inserts
    if (!inserts) return
    this.#inserts = undefined
    this.#write(encodeInserts(inserts), inserts.documents.length)
  }

  #write(block: Buffer, changes: number) {
    const key = blockKey(this.newest + 1n, block.length, changes)
    this.#environment.log.put(key, block)
    this.newest += BigInt(changes)
    this.#bytes += block.length
    this.#changes += changes
    this.#added++
  }

  #isOver(): boolean {
    const { bytes, changes } = this.#limits
    return this.#bytes > bytes || this.#changes > changes
  }

  #trim(atMost: number) {
    if (!this.#isOver()) return
    const keys = this.#environment.log.getKeys({ limit: atMost })
    for (const key of [...keys]) {
      if (!this.#isOver()) return
      this.#environment.log.remove(key)
      this.#bytes -= key.readUInt32BE(8)
      this.#changes -= key.readUInt32BE(12)
    }
  }

  /** The key of the block that holds the token, or of the first one behind it. */
  #blockOf(token: bigint): Buffer | undefined {
    const { log } = this.#environment
    const end = blockKey(token + 1n, 0, 0)
    const before = [...log.getKeys({ start: end, reverse: true, limit: 1 })]
    if (before[0]) return before[0]
    return [...log.getKeys({ limit: 1 })][0]
  }

  #checkKept(token: bigint) {
    const [oldest] = [...this.#environment.log.getKeys({ limit: 1 })]
    const first = oldest ? firstToken(oldest) : this.newest + 1n
    if (token === 0n || token + 1n >= first) return
    throw new MongoError(
      'ChangeStreamHistoryLost',
      'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
    )
  }
}

function blockKey(token: bigint, bytes: number, changes: number): Buffer {
  const key = Buffer.alloc(16)
  key.writeBigUInt64BE(token, 0)
  key.writeUInt32BE(bytes, 8)
  key.writeUInt32BE(changes, 12)
  return key
}

function toBlock({ key, value }: { key: Buffer; value: Buffer }): Block {
  const changes = key.readUInt32BE(12)
  return { first: firstToken(key), changes, block: value }
}

function firstToken(key: Buffer): bigint {
  return key.readBigUInt64BE(0)
}
