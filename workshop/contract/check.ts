import type { WholePost } from '@workshop/datasets/posts/post'
import PQueue from 'p-queue'
import type { HtmlPage } from './http/page.ts'
import type { SiteAnswer } from './http/send.ts'
import type { Visitor } from './http/visitor.ts'

/** The site under test, with the posts that it must show. */
export interface Site {
  readonly url: string
  readonly posts: WholePost[]
  /** The number of random requests of the fuzz, and their seed. */
  readonly fuzz: { count: number; seed: number }
  /** A new browser: no cookie, no history. */
  visit(): Visitor
  /** A new client of JSON, which gets errors as problem documents. */
  client(): Visitor
  /** Asks as a new browser. */
  get(path: string, headers?: Record<string, string>): Promise<SiteAnswer>
  /** The page that a new browser gets; the status must be 200. */
  page(path: string): Promise<HtmlPage>
  /** The JSON that a new client gets; the status must be 200. */
  json<Body>(path: string): Promise<Body>
}

export interface Check {
  readonly group: string
  readonly title: string
  /** Where to look when it fails. */
  readonly hint: string
  readonly run: (site: Site) => Promise<void>
}

/** Thrown by a check that is impossible here; its message says why. */
export class Skip extends Error {}

/** Rejects an empty list: a check of no item proves nothing. */
export function atLeastOne<Item>(items: Item[], what: string) {
  if (items.length === 0) throw new Skip(`the posts have no ${what}`)
  return items
}

/** More at once would miss the site's deadlines on a slow machine. */
const concurrency = 3

/** Runs for every item, a few at a time; rejects with the first failure. */
export async function forEvery<Item>(
  items: Iterable<Item>,
  run: (item: Item) => Promise<unknown>,
) {
  const queue = new PQueue({ concurrency })
  const runs = [...items].map(item => () => run(item))
  await queue.addAll(runs).finally(() => queue.clear())
}

/** Checks under one name: a title, where to look, and the check itself. */
export function group(
  name: string,
  checks: Record<string, [hint: string, run: Check['run']]>,
): Check[] {
  return Object.entries(checks).map(([title, [hint, run]]) => ({
    ...{ group: name, title, hint, run },
  }))
}
