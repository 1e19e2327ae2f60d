import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { WholePost } from '@workshop/datasets/posts/post'
import { chooseQueries } from '../contract/expected/queries.ts'
import { newName, signIn, toggleTag } from '../contract/http/session.ts'
import { Visitor } from '../contract/http/visitor.ts'

/** What went wrong for a visitor: what was asked, and what came. */
export type Failure = { what: string; why: string }

export type Visitors = {
  failures: Failure[]
  /** Answers so far. */
  readonly answered: number
  /** Resolves when `more` further answers have come. */
  see(more: number): Promise<void>
  /** Lets each visitor finish the current page. */
  leave(): Promise<void>
}

const deadline = 30_000

/** Has visitors walk about while `work` does its harm; rejects where anybody noticed. */
export async function whileVisited(
  url: string,
  posts: WholePost[],
  work: (visitors: Visitors) => Promise<void>,
) {
  const visitors = await receiveVisitors(url, posts)
  try {
    await work(visitors)
  } finally {
    await visitors.leave()
  }
  assert.deepEqual(visitors.failures, [])
}

/** So many visitors at once, each with a favourite topic, walking through the pages again and again. */
async function receiveVisitors(
  url: string,
  posts: WholePost[],
  count = 6,
): Promise<Visitors> {
  const failures: Failure[] = []
  let answered = 0
  let open = true

  async function walk(visitor: Visitor, paths: string[]) {
    for (let step = 0; open; step++) {
      const path = paths[step % paths.length]
      const why = await ask(visitor, path)
      if (why) failures.push({ what: path, why })
      answered++
      // Visitors read: the machine's few processors are for the site, too.
      await pause(5)
    }
  }

  const paths = pathsOf(posts)
  const visitors = await Promise.all(
    Array.from({ length: count }, () => enter(url, posts)),
  )
  const walks = visitors.map((visitor, index) =>
    walk(visitor, [...paths.slice(index), ...paths.slice(0, index)]),
  )

  return {
    failures,
    get answered() {
      return answered
    },
    async see(more) {
      const wanted = answered + more
      const end = Date.now() + deadline
      while (answered < wanted) {
        if (Date.now() > end) throw new Error('The site hardly answers.')
        await pause(10)
      }
    },
    async leave() {
      open = false
      await Promise.all(walks)
    },
  }
}

async function enter(url: string, posts: WholePost[]) {
  const visitor = new Visitor(url)
  await signIn(visitor, newName())
  await toggleTag(visitor, posts[0].subreddit)
  return visitor
}

async function ask(visitor: Visitor, path: string) {
  try {
    const { status, text } = await visitor.get(path)
    if (status !== 200) return `status ${status}`
    const [unavailable] = /Unavailable right now[^.]*/.exec(text) ?? []
    return unavailable
  } catch (error) {
    return (error as Error).message
  }
}

function pathsOf(posts: WholePost[]) {
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
