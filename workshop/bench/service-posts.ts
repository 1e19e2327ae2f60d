import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { pickPost } from '@workshop/datasets/posts/post'

/** A page of 12 posts, about 4 kB of JSON. */
export const page = {
  page: 1,
  pages: 84,
  total: 1000,
  posts: [...generatePosts({ count: 12, seed: 7 })].map(post => ({
    id: String(post._id),
    ...pickPost(post),
  })),
}
