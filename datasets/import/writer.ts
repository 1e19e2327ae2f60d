import type { Collection } from 'mongodb'
import type { ImportedDocument } from '../posts/imported-post.ts'
import { ImportError } from './errors.ts'
import { type Bad, countBad, describeBad, type Tally } from './tally.ts'
import { type ImportedPosts, writePosts } from './write-posts.ts'

type Numbered = { post: ImportedDocument; number: number }

const batchBytes = 8 * 2 ** 20

/**
 * Gathers posts into batches. Reading goes on while a batch is written,
 * and waits when the next one is full.
 */
export async function createWriter(
  collection: Collection,
  tally: Tally,
  { strict = false, batch = 1000 }: { strict?: boolean; batch?: number },
) {
  const posts = collection as unknown as ImportedPosts
  await posts.createIndex({ source: 1, id: 1 }, { unique: true })
  let isNew = (await posts.estimatedDocumentCount()) === 0
  let waiting = new Map<string, Numbered>()
  let size = 0
  let writing = Promise.resolve()

  async function add(number: number, post: ImportedDocument) {
    const key = `${post.source}\n${post.id}`
    if (waiting.has(key)) await flush()
    waiting.set(key, { post, number })
    size += post.title.length + post.selftext.length
    if (waiting.size >= batch || size > batchBytes) await flush()
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
    const full = [...waiting.values()]
    waiting = new Map()
    size = 0
    await writing
    writing = write(full)
    writing.catch(() => {}) // the next `await writing` throws it
  }

  async function write(full: Numbered[]) {
    if (full.length === 0) return
    const ready = full.map(({ post }) => post)
    const written = await writePosts(posts, ready, isNew)
    isNew = written.updated + written.unchanged === 0
    tally.inserted += written.inserted
    tally.updated += written.updated
    tally.unchanged += written.unchanged
    for (const index of written.refused) {
      const { number, post } = full[index]
      const reason = `has the _id ${post._id} of another post`
      refuse({ number, reason })
    }
  }

  async function finish() {
    await flush()
    await writing
  }

  return { add, reject, finish }
}
