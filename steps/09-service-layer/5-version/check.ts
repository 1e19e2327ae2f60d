import { wholeSnapshot } from '@workshop/services/ingest/test/batches'
import { wholePosts } from '@workshop/services/test/posts'
import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import {
  deliverAll,
  receiving,
} from '@workshop/workshop/exercises/receiver'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

const postOf = (
  id: string,
  score: number,
  title = 'A walk',
  selftext = 'A quokka sat there.',
) => ({ ...wholePosts[0], ...{ id, score, title, selftext } })

/** `c` has the word in its title. The others match alike, and `d` was voted down. */
const posts = [
  postOf('a', 5),
  postOf('b', 5000),
  postOf('c', 5, 'Quokka'),
  postOf('d', -20),
]

/** Two versions of `search` in one store; the second one ranks by popularity as well. */
export async function check(stand: Stand) {
  const [one, two] = await Promise.all([
    stand.start('search', receiving),
    stand.start('search@2', receiving),
  ])
  await deliverAll(one, wholeSnapshot(1, posts))
  const first = await find(one)
  const second = await checkVersion(two)

  expect(
    isSame(first, ['c', 'a', 'b', 'd']),
    `Version 1 answers ${first.join(', ')}: its order has changed. Leave rank.ts and main.ts as they are, so you can go back.`,
  )
  checkRank(second)
}

async function checkVersion(two: RunningService) {
  const data = await ask(two)
  expect(
    data.version !== 1,
    'search@2 answers that it is version 1. In main-2.ts, start version 2, with the rank of rank-2.ts.',
  )
  expect(
    data.version === 2,
    `search@2 answers that it is version ${data.version}. It is version 2.`,
  )
  await expectSoon(
    async () => (await two.get('/readyz')).status === 200,
    'search@2 has no posts. Both versions share the store of version 1: its name is the third argument of `openService`.',
    2000,
  )
  return find(two)
}

function checkRank(second: string[]) {
  expect(
    second.length === posts.length,
    `Version 2 finds ${second.length} of ${posts.length} posts. A rank sorts; it leaves no post out, or totals and pages are wrong.`,
  )
  const place = (id: string) => second.indexOf(id)
  expect(
    place('b') < place('a'),
    'Of two posts that match alike, the more popular one is not first. Multiply the text score by the popularity.',
  )
  expect(
    place('c') < place('b'),
    'A popular post stands before one with the word in its title. A logarithm keeps popularity from outweighing the text.',
  )
}

async function find(search: RunningService): Promise<string[]> {
  const { posts } = await ask(search)
  return posts.map(({ id }: { id: string }) => id)
}

async function ask(search: RunningService) {
  const { status, data } = await search.get('/search?q=quokka')
  expect(
    status === 200,
    `A search is answered with ${status}: ${data?.title}. A logarithm of 0 or less fails: 10 is added to a score of at least 0.`,
  )
  return data
}

function isSame(a: string[], b: string[]) {
  return a.join() === b.join()
}
