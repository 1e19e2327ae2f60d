import type { Change } from '@workshop/datasets/posts/change'
import { toWholePost } from '@workshop/datasets/posts/post'
import type { Timestamp } from 'mongodb'
import type { Stored } from '../posts/document.ts'
import type { Event } from './stream.ts'

/** An event as a change; undefined for one that touches no post. */
export function toChange(event: Event): Change | undefined {
  const { documentKey, fullDocument, clusterTime, wallTime } = event
  if (!documentKey) return
  const change = {
    id: String(documentKey._id),
    at: toHex(clusterTime),
    time: wallTime?.getTime() ?? clusterTime.getHighBits() * 1000,
  }
  // Looked up after the fact: a post that is gone by now was deleted.
  if (!fullDocument) return { type: 'delete', ...change }
  return { type: 'upsert', ...change, post: toWholePost(fullDocument) }
}

export function toUpsert(
  stored: Stored,
  when: Pick<Change, 'at' | 'time'>,
): Change {
  const post = toWholePost(stored)
  return { type: 'upsert', id: post.id, ...when, post }
}

export function toHex(time: Timestamp) {
  return time.toString(16).padStart(16, '0')
}
