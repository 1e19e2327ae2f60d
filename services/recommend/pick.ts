import { pickPost, type WholePost } from '@workshop/datasets/posts/post'

/** What this service keeps of a post: what a list shows, and what the order needs, computed once. */
export function pick(post: WholePost) {
  return { ...pickPost(post), upsanddowns: post.downs - post.ups }
}

export type Picked = ReturnType<typeof pick>
