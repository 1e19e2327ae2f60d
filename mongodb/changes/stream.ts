import type { Timestamp } from 'bson'
import type { CursorSource } from '../cursors/cursors.ts'
import type { Batched, Limits } from '../cursors/gatherer.ts'
import { MongoError } from '../errors.ts'
import type { Change, Store } from '../storage/store.ts'
import { encode } from '../values/encode.ts'
import { Batch } from '../wire/batch.ts'
import { type Answer, AnswerWriter } from '../wire/writer.ts'
import { eventOf, invalidateOf, timeOf } from './event.ts'
import type { StreamOptions } from './options.ts'
import { resumeToken } from './token.ts'

/** Applies the stages after `$changeStream`; undefined where they drop the event. */
export type Transform = (event: Uint8Array) => Uint8Array | undefined

/** A stream yields to other requests after this time. */
const yieldAfterMs = 8

/** A cursor over the change log. */
export class ChangeStream implements CursorSource {
  readonly #store: Store
  readonly #options: StreamOptions
  readonly #transform: Transform | undefined
  #token: bigint
  #isOver = false
  #wake: (() => void) | undefined
  readonly tail = { resumeToken: () => encode(this.#place()) }

  constructor(store: Store, options: StreamOptions, transform?: Transform) {
    this.#store = store
    this.#options = options
    this.#transform = transform
    this.#token = startOf(store, options)
  }

  #place() {
    return resumeToken({ token: this.#token, isInvalidate: this.#isOver })
  }

  async next(limits: Limits): Promise<Batched> {
    const until = Date.now() + (limits.awaitMs ?? 0)
    const batch = new Batch()
    for (;;) {
      const isCaughtUp = this.#read(batch, limits)
      if (this.#isOver) return { batch, isDone: true }
      if (!isCaughtUp) await new Promise(resolve => setImmediate(resolve))
      else if (batch.length > 0 || Date.now() >= until) break
      else await this.#commitOr(until)
      if (isFull(batch, limits)) break
    }
    return { batch, isDone: this.#isOver }
  }

  close() {
    this.#isOver = true
    this.#wake?.()
  }

  /** Reads for a while; true where the log ends or the batch is full. */
  #read(batch: Batch, limits: Limits) {
    const pause = performance.now() + yieldAfterMs
    try {
      for (const change of this.#store.changes(
        this.#token,
        this.#concerns,
      )) {
        if (isFull(batch, limits)) return true
        this.#take(change, batch)
        this.#token = change.token
        if (this.#isOver) return true
        if (performance.now() > pause) return false
      }
    } catch (error) {
      throw withLabel(error)
    }
    return true
  }

  #take(change: Change, batch: Batch) {
    if (!this.#isWatched(change)) return
    this.#push(eventOf(change, this.#store, this.#options.lookUp), batch)
    if (!this.#isEnd(change)) return
    this.#push(invalidateOf(change), batch)
    this.#isOver = true
  }

  /** Whether the stream watches this namespace. */
  #concerns = (ns: string) => {
    const { prefix, isCollection } = this.#options
    return isCollection ? ns === prefix : `${ns}.`.startsWith(prefix)
  }

  #isWatched(change: Change) {
    const { startAt } = this.#options
    if (startAt && timeOf(change).lessThan(startAt)) return false
    const { ns, to } = change
    return this.#concerns(ns) || (!!to && this.#concerns(to))
  }

  /** Whether this change removes the watched collection or database. */
  #isEnd({ operation }: Change) {
    const { prefix, isCollection } = this.#options
    if (isCollection) return operation === 'drop' || operation === 'rename'
    return prefix !== '' && operation === 'dropDatabase'
  }

  #push(event: Answer, batch: Batch) {
    const writer = new AnswerWriter(1024)
    writer.document(event)
    const raw = writer.bytes.subarray(0, writer.at)
    const shown = this.#transform ? this.#transform(raw) : raw
    if (shown) batch.push(shown)
  }

  /** Resolves at the next commit that concerns it, at `until`, or when the stream is closed. */
  #commitOr(until: number) {
    return new Promise<void>(resolve => {
      const finish = () => {
        stop()
        clearTimeout(timer)
        this.#wake = undefined
        resolve()
      }
      const stop = this.#store.onCommit(logged => {
        if ([...logged].some(this.#concerns)) finish()
      })
      const timer = setTimeout(finish, until - Date.now())
      this.#wake = finish
    })
  }
}

function isFull(batch: Batch, { count, bytes }: Limits) {
  return batch.length >= count || batch.bytes >= bytes
}

/** The token after which the stream reads. */
function startOf(store: Store, { place, startAt }: StreamOptions) {
  if (startAt) return startOfTime(store, startAt)
  const newest = store.newestToken()
  if (!place || place.token <= newest) return place?.token ?? newest
  throw withLabel(
    new MongoError(
      'ChangeStreamFatalError',
      'cannot resume stream; the resume token was not found.',
    ),
  )
}

/** From the oldest change that is kept; throws where older ones of that time may be gone. */
function startOfTime(store: Store, time: Timestamp) {
  for (const oldest of store.changes(0n)) {
    if (oldest.token === 1n || !timeOf(oldest).greaterThan(time)) break
    throw withLabel(
      new MongoError(
        'ChangeStreamHistoryLost',
        'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
      ),
    )
  }
  return 0n
}

/** Tells drivers not to try this resume token again. */
function withLabel(error: unknown) {
  if (!(error instanceof MongoError)) return error
  error.fields.errorLabels = ['NonResumableChangeStreamError']
  return error
}
