import assert from 'node:assert/strict'
import type { Site } from '../check.ts'
import { countTopics, recommend } from '../expected/recommend.ts'
import { newName, signIn, toggleTag } from '../http/session.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Recommended } from './recommended.ts'

/** Two topics whose posts are not first without being chosen. */
export function rareTopics({ posts }: Site) {
  const first = recommend(posts).map(({ subreddit }) => subreddit)
  const others = countTopics(posts)
    .map(({ name }) => name)
    .filter(name => recommend(posts, { topic: name }).length > 0)
    .sort((a, b) => Number(first.includes(a)) - Number(first.includes(b)))
  return others.slice(0, 2)
}

/** Signs a new visitor in with these tags; removes them at the end. */
export async function withTags(
  site: Site,
  tags: string[],
  use: (visitor: Visitor, name: string) => Promise<void>,
) {
  const visitor = site.visit()
  const name = newName()
  await signIn(visitor, name)
  for (const tag of tags) await toggleTag(visitor, tag)
  await use(visitor, name)
  for (const tag of tags) await toggleTag(visitor, tag)
}

export async function assertRecommends(
  site: Site,
  visitor: Visitor,
  tags: string[],
) {
  const { posts } = await visitor.json<Recommended>('/recommended/')
  assertSame(posts, recommend(site.posts, { tags }))
}

export function assertSame(
  found: { id: string }[],
  wanted: { id: string }[],
) {
  assert.deepEqual(
    found.map(({ id }) => id),
    wanted.map(({ id }) => id),
  )
}
