import type { Change } from '@workshop/datasets/posts/change'

/** Characters of text that one answer may carry: a receiver takes bodies of up to 10 MB. */
const largest = 2 ** 21

export type Page = ReturnType<typeof createPage>

/** Gathers the changes of one answer, up to a number of them and to what an answer should weigh. */
export function createPage(limit: number) {
  const changes: Change[] = []
  let size = 0

  return {
    changes,
    isFull: () => changes.length >= limit || size >= largest,
    add(change: Change) {
      changes.push(change)
      if (change.type === 'delete') return
      const { selftext, title } = change.post
      size += selftext.length + title.length
    },
  }
}
