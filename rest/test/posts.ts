import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { storedPost as usualPost } from '@workshop/datasets/posts/sample'

/** A post as the importers store it; the later made, the higher its `_id`. */
export function storedPost(
  fields: Partial<ImportedDocument> = {},
): ImportedDocument {
  const post = usualPost()
  const id = Number(`0x${post._id}`).toString(36)
  return {
    ...post,
    source: 'generated',
    id,
    name: `t3_${id}`,
    subreddit_id: 't5_1',
    is_self: false,
    over_18: true,
    edited: 1704069999,
    distinguished: 'moderator',
    link_flair_text: 'a flair',
    author_flair_text: null,
    ...fields,
  }
}
