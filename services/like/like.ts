import { randomUUID } from 'node:crypto'
import type { Client } from '@workshop/platform/client/client'
import { isMarked, type StoredMark } from '@workshop/services/mark-store'
import { createMarks, type MarkRequest } from '@workshop/services/marks'
import type { VariantContext } from '@workshop/services/variant'
import { publishCounts, unpublishedLikes } from './counts.ts'

export type Likes = ReturnType<typeof createLike>

/** A reader likes a post; `rest` gets the number of likes. */
export function createLike(
  { db, log, partner }: Pick<VariantContext, 'db' | 'log' | 'partner'>,
  rest: Pick<Client, 'call'>,
) {
  const collection = db.collection<StoredMark>('likes')
  const count = (post: string) =>
    collection.countDocuments({ post, ...isMarked })
  const counts = publishCounts({ likes: collection, count, rest, log })

  const marks = createMarks({
    collection,
    partner,
    verb: 'like',
    reverse: 'unlike',
    pathOf,
    indexes: [{ key: { post: 1 } }, unpublishedLikes],
    note: () => ({ unpublished: randomUUID() }),
  })
  return {
    ...marks,
    count,
    close: counts.close,
  }
}

/** The like, or the number of likes once it is taken back. */
function pathOf({ post, user, on }: MarkRequest) {
  const likes = `/posts/${encodeURIComponent(post)}/likes`
  return on ? `${likes}/${encodeURIComponent(user)}` : likes
}
