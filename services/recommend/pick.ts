import { pickPost, type WholePost } from '@workshop/datasets/posts/post'

/** This service stores the fields of a list, and `upsanddowns`, computed once. */
export function pickRecommended(post: WholePost) {
  return { ...pickPost(post), upsanddowns: post.downs - post.ups }
}

export type Picked = ReturnType<typeof pickRecommended>
