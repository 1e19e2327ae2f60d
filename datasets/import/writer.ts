import type { Collection } from 'mongodb'
import { ImportError } from './errors.ts'
import { type Bad, countBad, type Tally } from './tally.ts'
import type { ImportedDocument } from './to-post.ts'
import { keyOf, type Posts, writePosts } from './write-posts.ts'

export type Writer = Awaited<ReturnType<typeof createWriter>>

type Batch = Map<string, { post: ImportedDocument; number: number }>

const largestBatch = 8 * 2 ** 20

/** Gathers posts into batches. Reading goes on while one is written; when the next is full, reading waits. */
export async function createWriter(
  collection: Collection,
  tally: Tally,
  { strict = false, batch = 1000 }: { strict?: boolean; batch?: number },
) {
  const posts = collection as unknown as Posts
  await posts.createIndex({ source: 1, id: 1 }, { unique: true })
  let looksFirst = (await posts.estimatedDocumentCount()) > 0
  let waiting: Batch = new Map()
  let size = 0
  let writing = Promise.resolve()

  async function add(number: number, post: ImportedDocument) {
    const key = keyOf(post)
    if (waiting.has(key)) await flush()
    waiting.set(key, { post, number })
    size += post.title.length + post.selftext.length
    if (waiting.size >= batch || size > largestBatch) await flush()
  }

  async function reject(bad: Bad) {
    if (strict) await finish()
    refuse(bad)
  }

  function refuse(bad: Bad) {
    countBad(tally, bad)
    if (strict) throw new ImportError(`Stopped: ${describeBad(bad)}.`)
  }

  async function flush() {
    const full = waiting
    waiting = new Map()
    size = 0
    await writing
    writing = write(full)
    writing.catch(() => {}) // seen where it is awaited
  }

  async function write(full: Batch) {
    if (full.size === 0) return
    const ready = [...full.values()].map(({ post }) => post)
    const written = await writePosts(posts, ready, looksFirst)
    const { inserted, updated, unchanged, refused } = written
    looksFirst = updated + unchanged > 0
    tally.inserted += inserted
    tally.updated += updated
    tally.unchanged += unchanged
    for (const { post, reason } of refused)
      refuse({ number: full.get(keyOf(post))?.number ?? 0, reason })
  }

  async function finish() {
    await flush()
    await writing
  }

  return { add, reject, finish }
}

export function describeBad({ number, reason }: Bad) {
  return `record ${number} ${reason}`
}
