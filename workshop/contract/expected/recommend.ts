import type { WholePost } from '@workshop/datasets/posts/post'

const wanted = 12

type Wanted = { topic?: string; tags?: string[] }

/** The 12 recommended posts; of one topic if given, those of `tags` first. */
export function recommend(
  posts: WholePost[],
  options: Wanted = {},
): WholePost[] {
  return recommendAll(posts, options).slice(0, wanted)
}

/** The same without a limit: the pages of a topic, in a row. */
export function recommendAll(
  posts: WholePost[],
  { topic, tags = [] }: Wanted = {},
): WholePost[] {
  return posts
    .filter(post => post.score > 50)
    .filter(post => topic === undefined || post.subreddit === topic)
    .sort((a, b) => preferred(b, tags) - preferred(a, tags) || byRule(a, b))
}

const preferred = (post: WholePost, tags: string[]) =>
  Number(tags.includes(post.subreddit))

function byRule(a: WholePost, b: WholePost) {
  return (
    a.downs - a.ups - (b.downs - b.ups) ||
    b.num_comments - a.num_comments ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Every subreddit with its number of posts, the largest first. */
export function countTopics(posts: WholePost[]) {
  const counts = new Map<string, number>()
  for (const { subreddit } of posts)
    counts.set(subreddit, (counts.get(subreddit) ?? 0) + 1)
  return [...counts]
    .map(([name, posts]) => ({ name, posts }))
    .sort((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : 1))
}
