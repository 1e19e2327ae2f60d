import type { WholePost } from '@workshop/datasets/posts/post'
import { pickListed } from '@workshop/list/list'
import { pickRecommended } from '@workshop/recommend/pick'
import { pickSearched } from '@workshop/search/search'

/** A service that receives posts, and the fields that it stores. */
export type Receiver = { name: string; pick(post: WholePost): object }

export const receivers: Receiver[] = [
  { name: 'list', pick: pickListed },
  { name: 'search', pick: pickSearched },
  { name: 'recommend', pick: pickRecommended },
]
