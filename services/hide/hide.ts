import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { Problem } from '@workshop/platform/errors'
import { isMarked, type StoredMark } from '@workshop/services/mark-store'
import { createMarks, type MarkRequest } from '@workshop/services/marks'
import type { VariantContext } from '@workshop/services/variant'

export type Hidden = ReturnType<typeof createHide>

/** A reader no longer wants to see a post in lists, search results and recommendations. */
export function createHide({
  db,
  partner,
}: Pick<VariantContext, 'db' | 'partner'>) {
  const collection = db.collection<StoredMark>('hidden')

  /** Rejects with Problem 409 where the user had hidden enough posts before this one. */
  async function check({ user, at }: StoredMark) {
    const earlier = { user, at: { $lte: at }, ...isMarked }
    const hidden = await collection.countDocuments(earlier)
    if (hidden > hiddenPostsLimit)
      throw new Problem(409, 'You have hidden too many posts', {
        detail: `The limit is ${hiddenPostsLimit}. Show a hidden post again first.`,
      })
  }

  const marks = createMarks({
    collection,
    partner,
    verb: 'hide',
    reverse: 'unhide',
    pathOf,
    indexes: [{ key: { user: 1, at: -1 } }],
    check,
  })

  return {
    ...marks,
    /** The user's hidden posts, the newest first. */
    async all(user: string) {
      const found = collection
        .find({ user, ...isMarked })
        .sort({ at: -1 })
        .limit(hiddenPostsLimit)
      return (await found.toArray()).map(({ post }) => post)
    },
  }
}

/** The hidden post, or the list without it. */
function pathOf({ post, user, on }: MarkRequest) {
  const hidden = `/users/${encodeURIComponent(user)}/hidden`
  return on ? `${hidden}/${encodeURIComponent(post)}` : hidden
}
