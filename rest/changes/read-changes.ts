import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { toChange } from './change.ts'
import { createPage, type Page } from './page.ts'
import type { ChangeStream } from './stream.ts'
import { gone } from './too-old.ts'

export type Reading = {
  limit: number
  /** Milliseconds that an empty answer may be held open. */
  patience: number
  /** Ends the waiting: nobody listens any more, or the process is to end. */
  signal: AbortSignal
}

/** How long one question to MongoDB waits, in milliseconds. */
const breath = 1000

/** How long a first change waits for others to come along (ms): many small answers would cost more than they tell. */
const gathering = 20

/** What the stream has, up to the limit; of an empty one the first changes within the patience. */
export async function readChanges(stream: ChangeStream, reading: Reading) {
  const page = createPage(reading.limit)
  const isLeft = stream.first() !== undefined
  if (!isLeft) await fill(stream, reading)
  takeChanges(stream, page)
  if (isLeft && stream.isEmpty()) {
    // What was left is of an earlier look: more may be known by now.
    await stream.fetch(0)
    takeChanges(stream, page)
  }
  return { changes: page.changes, complete: stream.isEmpty() }
}

function takeChanges(stream: ChangeStream, page: Page) {
  while (!page.isFull()) {
    const event = stream.first()
    if (!event) return
    const change = toChange(event)
    // The collection itself went: what came before is told first.
    if (!change && page.changes.length > 0) return
    if (!change) throw gone()
    page.add(change)
    stream.take()
  }
}

async function fill(stream: ChangeStream, { patience, signal }: Reading) {
  if (signal.aborted) return
  const until = Date.now() + patience
  const aborted = once(signal, 'abort')
  for (let left = patience; ; left = until - Date.now()) {
    await Promise.race([stream.fetch(Math.min(left, breath)), aborted])
    if (stream.first() || signal.aborted || left <= 0) break
  }
  if (patience === 0 || !stream.first() || signal.aborted) return
  await Promise.race([pause(gathering), aborted])
  if (!signal.aborted) await stream.fetch(0)
}
