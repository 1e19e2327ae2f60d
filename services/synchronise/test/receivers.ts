import type { WholePost } from '@workshop/datasets/posts/post'
import { pick as pickListed } from '@workshop/list/list'
import { pick as pickRecommended } from '@workshop/recommend/pick'
import { pick as pickSearched } from '@workshop/search/search'

/** Who receives the posts, and what of them. */
export type Receiver = { name: string; pick(post: WholePost): object }

export const receivers: Receiver[] = [
  { name: 'list', pick: pickListed },
  { name: 'search', pick: pickSearched },
  { name: 'recommend', pick: pickRecommended },
]
