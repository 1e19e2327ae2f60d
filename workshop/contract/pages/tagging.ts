import type { Site } from '../check.ts'
import { countTopics, recommend } from '../expected/recommend.ts'
import { assertPosts } from '../expected/shape.ts'
import { newName, signIn, toggleTag } from '../http/session.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Recommended } from './recommended.ts'

/** Two topics whose posts do not come first by themselves. */
export function rareTopics({ posts }: Site) {
  const first = recommend(posts).map(({ subreddit }) => subreddit)
  const others = countTopics(posts)
    .map(({ name }) => name)
    .filter(name => recommend(posts, { topic: name }).length > 0)
    .sort((a, b) => Number(first.includes(a)) - Number(first.includes(b)))
  return others.slice(0, 2)
}

interface Reader {
  site: Site
  visitor: Visitor
  name: string
  /** The rare topics. */
  tags: string[]
}

/** A run of a check: a reader who prefers the first `count` rare topics. */
export function withTags(
  count: number,
  use: (reader: Reader) => Promise<void>,
) {
  return async (site: Site) => {
    const visitor = site.visit()
    const name = newName()
    const tags = rareTopics(site)
    await signIn(visitor, name)
    for (const tag of tags.slice(0, count)) await toggleTag(visitor, tag)
    await use({ site, visitor, name, tags })
    for (const tag of tags.slice(0, count)) await toggleTag(visitor, tag)
  }
}

export async function assertRecommends(
  site: Site,
  visitor: Visitor,
  tags: string[],
  topic?: string,
) {
  const path = `/recommended/${topic ? `?topic=${topic}` : ''}`
  const { posts } = await visitor.json<Recommended>(path)
  assertPosts(posts, recommend(site.posts, { topic, tags }))
}
