import { type Change, pageSchema } from '@workshop/datasets/posts/change'
import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { toWholePost } from '@workshop/datasets/posts/post'
import type * as z from 'zod'
import { linksSchema } from '../links.ts'

/** One page of the feed with its links. */
export const changesSchema = pageSchema.extend({ _links: linksSchema })

export type Changes = z.infer<typeof changesSchema>

/** Characters of text on one page: a receiver accepts bodies of up to 10 MB. */
const textLimit = 2 ** 21

/** Gathers the changes of one answer, up to a number of changes and a length of text. */
export function createPage(limit: number) {
  const changes: Change[] = []
  let length = 0

  return {
    changes,
    isFull: () => changes.length >= limit || length >= textLimit,
    add(change: Change) {
      changes.push(change)
      if (change.type === 'delete') return
      const { selftext, title } = change.post
      length += selftext.length + title.length
    },
  }
}

export function toUpsert(
  stored: ImportedDocument,
  when: Pick<Change, 'at' | 'time'>,
): Change {
  const post = toWholePost(stored)
  return { type: 'upsert', id: post.id, ...when, post }
}
