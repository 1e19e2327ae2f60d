import { randomUUID } from 'node:crypto'
import type { Posts } from '../posts/store.ts'

type Setting = { _id: string; feed: string }

/** Which database this is, made once and kept in it: another one's tokens mean nothing here. */
export async function identify(posts: Posts) {
  const settings = posts.db.collection<Setting>('settings')
  const known = await settings.findOne({ _id: 'changes' })
  if (known) return known.feed

  const kept = await settings.findOneAndUpdate(
    { _id: 'changes' },
    { $setOnInsert: { feed: randomUUID() } },
    { upsert: true, returnDocument: 'after' },
  )
  return (kept as Setting).feed
}
