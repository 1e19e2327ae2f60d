import { type Key, keyOf } from '@workshop/datasets/posts/key'
import type { Stored } from './document.ts'
import type { Posts } from './store.ts'

type Found = Map<string, Stored>

/**
 * Reads single posts together: while one question is on its way to MongoDB,
 * all others gather for the next. Each is answered by a reading that began
 * after it was asked.
 */
export function createLoader(posts: Posts) {
  let wanted = new Map<string, Key>()
  let next: Promise<Found> | undefined
  let current: Promise<unknown> = Promise.resolve()

  async function read() {
    await current.catch(() => {})
    const keys = [...wanted.values()]
    wanted = new Map()
    next = undefined
    const reading = posts.find({ _id: { $in: keys } }).toArray()
    current = reading
    const found = await reading
    return new Map(found.map(post => [String(post._id), post]))
  }

  return async function load(id: string): Promise<Stored | undefined> {
    const key = keyOf(id)
    wanted.set(String(key), key)
    next ??= read()
    return (await next).get(String(key))
  }
}
