import { MongoError } from '../errors.ts'
import type { Environment } from './environment.ts'
import { encodeBlock, type LoggedChange, unfold } from './log-block.ts'
import type { Change } from './store.ts'

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
  #pending: LoggedChange[] = []
  #pendingBytes = 0
  #added = 0

  constructor(environment: Environment, limits: LogLimits) {
    this.#environment = environment
    this.#limits = limits
    this.load()
  }

  load() {
    this.#pending = []
    this.#pendingBytes = 0
    this.#added = 0
    const raw = this.#environment.meta.get(stateKey)
    this.newest = raw?.readBigUInt64BE(0) ?? 0n
    this.#bytes = raw?.readDoubleBE(8) ?? 0
    this.#changes = raw?.readDoubleBE(16) ?? 0
  }

  /** Logs a change as part of the transaction that makes it. */
  add(change: LoggedChange) {
    const previous = this.#pending[0]
    if (previous && !isAlike(previous, change)) this.#writeBlock()
    this.#pending.push(change)
    this.#pendingBytes += change.fullDocument?.length ?? 0
    if (this.#pendingBytes > blockLimit) this.#writeBlock()
  }

  /** The end of a transaction: writes what is pending; answers whether anything was logged. */
  finish(): boolean {
    this.#writeBlock()
    if (this.#added === 0) return false
    this.#trim(this.#added + trimStep)
    this.#added = 0
    const raw = Buffer.alloc(24)
    raw.writeBigUInt64BE(this.newest, 0)
    raw.writeDoubleBE(this.#bytes, 8)
    raw.writeDoubleBE(this.#changes, 16)
    this.#environment.meta.put(stateKey, raw)
    return true
  }

  *after(token: bigint): Generator<Change> {
    this.#checkKept(token)
    let start = this.#blockOf(token + 1n)
    while (start) {
      const [block] = [
        ...this.#environment.log.getRange({ start, limit: 1 }),
      ]
      if (!block) return
      for (const change of unfold(firstToken(block.key), block.value)) {
        if (change.token > token) yield change
      }
      start = Buffer.concat([block.key, Buffer.of(0)])
    }
  }

  #writeBlock() {
    const changes = this.#pending
    if (changes.length === 0) return
    const block = encodeBlock(changes)
    const key = blockKey(this.newest + 1n, block.length, changes.length)
    this.#environment.log.put(key, block)
    this.newest += BigInt(changes.length)
    this.#bytes += block.length
    this.#changes += changes.length
    this.#pending = []
    this.#pendingBytes = 0
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

/** Inserts into one collection within one transaction share a block. */
function isAlike(a: LoggedChange, b: LoggedChange): boolean {
  return (
    a.operation === 'insert' && b.operation === 'insert' && a.ns === b.ns
  )
}

function blockKey(token: bigint, bytes: number, changes: number): Buffer {
  const key = Buffer.alloc(16)
  key.writeBigUInt64BE(token, 0)
  key.writeUInt32BE(bytes, 8)
  key.writeUInt32BE(changes, 12)
  return key
}

function firstToken(key: Buffer): bigint {
  return key.readBigUInt64BE(0)
}
