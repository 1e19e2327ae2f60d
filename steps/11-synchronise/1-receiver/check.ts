import type { Change } from '@workshop/datasets/posts/change'
import { wholePost } from '@workshop/datasets/posts/sample'
import {
  changes,
  deletion,
  upsert,
  wholeSnapshot,
} from '@workshop/services/ingest/test/batches'
import { expect } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'

const token = 'only for these checks'
const headers = { Authorization: `Bearer ${token}` }

/** `list` receives changes late, twice and in the wrong order. */
export async function check(stand: Stand) {
  const list = await stand.start('list', { INGEST_TOKEN: token })
  const first = wholeSnapshot(10, ['a', 'b'].map(titled('first')))
  await list.put('/intake', first, { headers })

  const deliver = async (...several: Change[]) =>
    (await list.put('/intake', changes(...several), { headers })).status
  const read = (id: string) => list.get(`/posts/${id}`)
  const titleOf = async (id: string) => (await read(id)).data.title

  await deliver(change(30, 'a', 'newer'))
  const late = await deliver(change(20, 'a', 'older'))
  expect(
    (await titleOf('a')) === 'newer',
    'A change that comes late overwrote a newer one. `replace` in services/ingest/write.ts replaces an entry only if it is older: `isBefore(at)`.',
  )
  const again = await deliver(change(30, 'a', 'newer'))
  expect(
    late === 204 && again === 204,
    `A late or repeated change is answered with ${Math.max(late, again)}, so \`synchronise\` sends it for ever. The store has a newer entry: that is no failure, but a duplicate key of \`writeUnordered\`.`,
  )

  await deliver(change(30, 'c', 'new'))
  expect(
    (await titleOf('c')) === 'new',
    'A post that the store does not have yet is not stored. The first write of a change inserts it where there is none.',
  )
  await deliver(change(20, 'a', 'older'), change(40, 'b', 'newer'))
  expect(
    (await titleOf('b')) === 'newer',
    'A batch has a late change and a new one, and the new one is missing. The writes of a batch do not depend on each other: `ordered: false`.',
  )

  const deleted = await deliver(deletion(50, 'a'))
  expect(
    deleted === 204 && (await read('a')).status === 404,
    'A deleted post is still answered. Store a tombstone in entryOf of services/ingest/store.ts: `_id`, `at` and `deletedAt`.',
  )
  const stored = stand.client.db('list').collection('posts')
  expect(
    await stored.findOne({ deletedAt: { $type: 'date' } }),
    'The tombstone stays for ever. A TTL index removes it an hour after its `deletedAt`, which has to be a Date.',
  )
  await deliver(change(45, 'a', 'late'))
  expect(
    (await read('a')).status === 404,
    'A change from before the deletion brought a post back. The tombstone has the time of the deletion, and counts as any other entry.',
  )
  await deliver(change(60, 'a', 'written again'))
  expect(
    (await titleOf('a')) === 'written again',
    'A post that was written again after its deletion is missing. Its change is newer than the tombstone, and replaces it.',
  )
}

function titled(title: string) {
  return (id: string) => wholePost({ id, title })
}

function change(at: number, id: string, title: string) {
  return upsert(at, wholePost({ id, title }))
}
