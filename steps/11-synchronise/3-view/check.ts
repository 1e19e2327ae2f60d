import { isDeepStrictEqual } from 'node:util'
import { wholePost } from '@workshop/datasets/posts/sample'
import {
  changes,
  deletion,
  upsert,
  wholeSnapshot,
} from '@workshop/services/ingest/test/batches'
import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import {
  deliver,
  deliverAll,
  receiving,
} from '@workshop/workshop/exercises/receiver'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

const posts = [
  ['a', 'travel'],
  ['b', 'dogs'],
  ['c', 'cats'],
  ['d', 'travel'],
].map(([id, subreddit]) => wholePost({ id, subreddit }))

/** The topics are stored, read with each request, and counted anew after changes. */
export async function check(stand: Stand) {
  const [recommend, replica] = await Promise.all(
    ['first', 'second'].map(() => stand.start('recommend', receiving)),
  )
  await deliverAll(recommend, wholeSnapshot(10, posts))

  const first = await topicsOf(recommend)
  expect(
    first.length > 0,
    'There are no topics. Write `countTopics`, `refresh` and `all` in services/recommend/topics.ts.',
  )
  expect(
    new Set(first).size === first.length,
    `The topics are "${first.join(', ')}": some are there twice. Replace the topics as a whole; do not add to them.`,
  )
  expect(
    isDeepStrictEqual(first, ['travel 2', 'cats 1', 'dogs 1']),
    `The topics are "${first.join(', ')}" instead of "travel 2, cats 1, dogs 1": the largest first, then by name.`,
  )

  const stored = stand.client.db('recommend').collection('posts')
  const { insertedId: _id } = await stored.insertOne({ subreddit: 'cats' })
  const unchanged = await topicsOf(recommend)
  await stored.deleteOne({ _id })
  expect(
    isDeepStrictEqual(unchanged, first),
    'The topics are counted in the request. `all` reads the view; only `refresh` counts.',
  )

  const change = upsert(20, wholePost({ id: 'e', subreddit: 'travel' }))
  await deliver(recommend, changes(change, deletion(20, 'b')))
  await deliver(recommend, changes(change))
  await expectSoon(
    async () => (await topicsOf(recommend)).includes('travel 3'),
    'A new post is not counted within some seconds. `refresh` counts all posts and replaces the topics.',
  )
  const second = await topicsOf(recommend)
  expect(
    second.every(topic => !topic.startsWith('null')),
    'The view has a topic without a name: tombstones of deleted posts are counted, too. Leave them out.',
  )
  expect(
    isDeepStrictEqual(second, ['travel 3', 'cats 1']),
    `After a change and a deletion the topics are "${second.join(', ')}" instead of "travel 3, cats 1". Replace the topics as a whole; do not add to them.`,
  )
  expect(
    isDeepStrictEqual(await topicsOf(replica), second),
    'Another replica has other topics. Store the view in the database, and not in the process.',
  )
}

async function topicsOf(recommend: RunningService) {
  const { data } = await recommend.get('/recommendations')
  const topics: { name: string; posts: number }[] = data.topics ?? []
  return topics.map(({ name, posts }) => `${name} ${posts}`)
}
