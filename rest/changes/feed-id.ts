import { randomUUID } from 'node:crypto'
import type { Posts } from '../posts/store.ts'

type Setting = { _id: string; feed: string }

/** Names this database: a token of another database means nothing here. */
export async function findFeedId(posts: Posts) {
  const settings = posts.db.collection<Setting>('settings')
  const known = await settings.findOne({ _id: 'changes' })
  if (known) return known.feed

  const created = await settings.findOneAndUpdate(
    { _id: 'changes' },
    { $setOnInsert: { feed: randomUUID() } },
    { upsert: true, returnDocument: 'after' },
  )
  return (created as Setting).feed
}
