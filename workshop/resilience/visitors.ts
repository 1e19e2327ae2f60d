import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { WholePost } from '@workshop/datasets/posts/post'
import { until } from '@workshop/platform/test/until'
import { chooseQueries } from '../contract/expected/queries.ts'
import { enter } from '../contract/http/session.ts'
import type { Visitor } from '../contract/http/visitor.ts'

export type Visitors = {
  /** Resolves when `more` further answers have come. */
  see(more: number): Promise<void>
}

const visitorCount = 4
const readingMs = 20

/** Visitors walk through the pages during `work`; none may meet a failure. */
export async function whileVisited(
  url: string,
  posts: WholePost[],
  work: (visitors: Visitors) => Promise<void>,
) {
  const paths = listPaths(posts)
  const failures: string[] = []
  let answered = 0
  let isOpen = true

  async function walk(visitor: Visitor, first: number) {
    for (let step = first; isOpen; step++) {
      const path = paths[step % paths.length]
      const failure = await findFailure(visitor, path)
      if (failure) failures.push(`${path}: ${failure}`)
      answered++
      // The site needs the machine's few processors, too.
      await pause(readingMs)
    }
  }

  const visitors = await Promise.all(
    Array.from({ length: visitorCount }, () =>
      enter(url, [posts[0].subreddit]),
    ),
  )
  const walks = visitors.map(walk)
  try {
    await work({
      see(more) {
        const wanted = answered + more
        const isSeen = () => answered >= wanted
        return until(isSeen, `${more} more answers`, 30_000)
      },
    })
  } finally {
    isOpen = false
    await Promise.all(walks)
  }
  assert.deepEqual(failures, [])
}

async function findFailure(visitor: Visitor, path: string) {
  try {
    const { status, text } = await visitor.get(path)
    if (status !== 200) return `status ${status}`
    return /Unavailable right now[^.]*/.exec(text)?.[0]
  } catch (error) {
    return (error as Error).message
  }
}

function listPaths(posts: WholePost[]) {
  const { common, rare } = chooseQueries(posts)
  return [
    '/',
    `/search_results/${common}`,
    `/posts/${posts[0].id}`,
    '/recommended/',
    '/pictures/lighthouse?width=32',
    `/search_results/${rare}`,
    `/posts/${posts[1].id}`,
  ]
}
