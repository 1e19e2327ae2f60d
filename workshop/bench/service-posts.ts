import { generatePosts } from '@workshop/datasets/generate/generate-posts'

/** A page of 12 posts, about 4 kB of JSON. */
export const page = {
  page: 1,
  pages: 84,
  total: 1000,
  posts: [...generatePosts({ count: 12, seed: 7 })].map(post => ({
    id: String(post._id),
    title: post.title,
    permalink: post.permalink,
    url: post.url,
    subreddit: post.subreddit,
    author: post.author,
    score: post.score,
    num_comments: post.num_comments,
    created_utc: post.created_utc,
    thumbnail: post.thumbnail,
  })),
}
