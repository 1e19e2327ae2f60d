import type { Client } from '@workshop/platform/client/client'
import { isMarked, type StoredMark } from '@workshop/services/mark-store'
import { createMarks, type MarkRequest } from '@workshop/services/marks'
import type { VariantContext } from '@workshop/services/variant'
import { createCounts } from './counts.ts'

export type Likes = ReturnType<typeof createLike>

/** A reader likes a post; `rest` is told how many do. */
export function createLike(
  { db, log, partner }: Pick<VariantContext, 'db' | 'log' | 'partner'>,
  rest: Pick<Client, 'call'>,
) {
  const collection = db.collection<StoredMark>('likes')
  const count = (post: string) =>
    collection.countDocuments({ post, ...isMarked })
  const counts = createCounts({ db, log, rest, count })

  const marks = createMarks({
    collection,
    partner,
    verb: 'like',
    reverse: 'unlike',
    pathOf,
    index: { post: 1 },
    onChange: ({ post }) => counts.change(post),
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
