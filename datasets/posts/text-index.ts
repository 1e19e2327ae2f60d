import type { Collection } from 'mongodb'

/** The text index of posts: a word in a title counts ten times as much. */
export function createTextIndex(posts: Pick<Collection, 'createIndex'>) {
  return posts.createIndex(
    { title: 'text', selftext: 'text' },
    {
      weights: { title: 10, selftext: 1 },
      default_language: 'english',
      name: 'search',
    },
  )
}
