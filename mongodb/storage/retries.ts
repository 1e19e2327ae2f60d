import { Long } from 'bson'
import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Environment } from './environment.ts'

/** Driver specifications, "Driver Sessions": a server forgets a session after 30 minutes. */
const lifetime = 30 * 60 * 1000

type Stored = { txnNumber: Long; at: Date; answer: Document }

/** Each session's last retryable write and its answer (specification "Retryable Writes"). */
export class Retries {
  #environment: Environment
  #now: () => number

  constructor(environment: Environment, now: () => number) {
    this.#environment = environment
    this.#now = now
  }

  /** Throws TransactionTooOld for a number below the session's last one. */
  recall(session: Uint8Array, txnNumber: bigint): Document | undefined {
    const raw = this.#environment.retries.get(session as Buffer)
    if (!raw) return undefined
    const stored = decode(raw) as unknown as Stored
    const last = stored.txnNumber.toBigInt()
    if (last === txnNumber) return stored.answer
    if (last < txnNumber) return undefined
    throw new MongoError(
      'TransactionTooOld',
      `Retryable write with txnNumber ${txnNumber} is prohibited on session because a newer retryable write with txnNumber ${last} has already started on this session.`,
    )
  }

  remember(session: Uint8Array, txnNumber: bigint, answer: Document) {
    const at = new Date(this.#now())
    const stored = { at, txnNumber: Long.fromBigInt(txnNumber), answer }
    this.#environment.retries.put(session as Buffer, encode(stored))
  }

  /** Among the next `limit` sessions, forgets those idle for 30 minutes; answers where to go on. */
  expire(start: Buffer | undefined, limit: number): Buffer | undefined {
    const options = start ? { start, limit } : { limit }
    const some = [...this.#environment.retries.getRange(options)]
    for (const { key, value } of some) {
      const { at } = decode(value, timeOnly) as { at: Date }
      if (this.#now() - at.getTime() < lifetime) continue
      this.#environment.retries.remove(key)
    }
    return some.length < limit ? undefined : some[limit - 1].key
  }
}

const timeOnly = new Set(['at'])
