import { type Key, keyOf } from './key.ts'

/** A reader can hide this many posts, and a list leaves out as many. */
export const hiddenPostsLimit = 400

/** The part of a filter that leaves out the posts of these ids. */
export function withoutPosts(ids: string[]): { _id?: { $nin: Key[] } } {
  return ids.length === 0 ? {} : { _id: { $nin: ids.map(keyOf) } }
}
