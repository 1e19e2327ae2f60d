import type { IndexDescription } from 'mongodb'

/** The text index of posts: a word in a title counts ten times as much. */
export const textIndex: IndexDescription = {
  key: { title: 'text', selftext: 'text' },
  weights: { title: 10, selftext: 1 },
  default_language: 'english',
  name: 'search',
}
