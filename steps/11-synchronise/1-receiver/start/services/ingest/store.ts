import type { Batch, Change } from '@workshop/datasets/posts/change'
import { keyOf } from '@workshop/datasets/posts/key'
import type { WholePost } from '@workshop/datasets/posts/post'
import { Problem } from '@workshop/platform/errors'
import type { Collection } from 'mongodb'
import { type Covered, cover, findCovered, refuseGap } from './coverage.ts'
import { type Entry, writeBatch } from './write.ts'

/** Stores a batch; throws a Problem with status 409 where there is a gap before it. */
export function createStore<Fields extends object>(
  posts: Collection<Entry>,
  intake: Collection<Covered>,
  pick: (post: WholePost) => Fields,
) {
  function entryOf(change: Change): Entry {
    const { id, at } = change
    const _id = keyOf(id)
    if (change.type === 'upsert') return { ...pick(change.post), _id, at }
    // TODO: what stays of a deleted post, so an older change does not bring it back?
    throw new Problem(501, 'Nothing is deleted yet')
  }

  return async function store({ changes, snapshot }: Batch) {
    refuseGap(await findCovered(intake), snapshot)
    if (changes.length === 0 && !snapshot) return

    const entries = latest(changes).map(entryOf)
    await writeBatch(posts, entries, snapshot)
    if (snapshot) await cover(intake, snapshot)
  }
}

/** The last change of each id; it would overwrite the earlier ones at once. */
function latest(changes: Change[]) {
  const last = new Map<string, Change>()
  for (const change of changes) {
    const known = last.get(change.id)
    if (!known || known.at <= change.at) last.set(change.id, change)
  }
  return [...last.values()]
}
