import { keyOf } from '@workshop/datasets/posts/key'
import type { Collection, Filter } from 'mongodb'
import type { Batch, Change, Snapshot } from './batch.ts'
import { type Covered, cover, findCovered, refuseGap } from './coverage.ts'
import type { Options } from './options.ts'
import { boundsOf } from './range.ts'
import { type Entry, writeBatch } from './write.ts'

/** Stores a batch; throws a Problem with status 409 where something is missing before it. */
export function createStore<Fields extends object>(
  posts: Collection<Entry>,
  intake: Collection<Covered>,
  { pick, around = (_, write) => write() }: Options<Fields>,
) {
  function entryOf(change: Change): Entry {
    const { id, at } = change
    const _id = keyOf(id)
    if (change.type === 'upsert') return { ...pick(change.post), _id, at }
    return { _id, at, deletedAt: new Date() }
  }

  return async function store({ changes, snapshot }: Batch) {
    refuseGap(await findCovered(intake), snapshot)
    if (changes.length === 0 && !snapshot) return

    const entries = latest(changes).map(entryOf)
    const stored = touchedBy(entries, snapshot) as Filter<Entry & Fields>
    const incoming = entries.filter(isPost) as (Entry & Fields)[]
    const hasMore = snapshot !== undefined && snapshot.until !== null
    await around({ stored, incoming, hasMore }, () =>
      writeBatch(posts, entries, snapshot),
    )
    if (snapshot) await cover(intake, snapshot)
  }
}

/** The last change of each id: the earlier ones would be overwritten at once. */
function latest(changes: Change[]) {
  const last = new Map<string, Change>()
  for (const change of changes) {
    const known = last.get(change.id)
    if (!known || known.at <= change.at) last.set(change.id, change)
  }
  return [...last.values()]
}

/** All ids of a snapshot's page are in its range. */
function touchedBy(entries: Entry[], snapshot?: Snapshot): Filter<Entry> {
  if (snapshot) return { $or: boundsOf(snapshot) }
  return { _id: { $in: entries.map(({ _id }) => _id) } }
}

function isPost({ deletedAt }: Entry) {
  return deletedAt === undefined
}
