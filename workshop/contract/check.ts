import type { WholePost } from '@workshop/datasets/posts/post'
import type { Visitor } from './http/visitor.ts'

/** The site under test, with the posts that it must show. */
export interface Site {
  readonly url: string
  readonly posts: WholePost[]
  /** The number of random requests of the fuzz, and their seed. */
  readonly fuzz: { requests: number; seed: number }
  /** A new visitor: no cookie, no history. */
  visit(): Visitor
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

/** The items, of which there must be one: a check of none proves nothing. */
export function atLeastOne<Item>(items: Item[], what: string) {
  if (items.length === 0) throw new Skip(`the posts have no ${what}`)
  return items
}

/** A list of checks under one name: `group('pictures', check(…), …)`. */
export function group(
  name: string,
  ...checks: Omit<Check, 'group'>[]
): Check[] {
  return checks.map(check => ({ group: name, ...check }))
}

export function check(title: string, hint: string, run: Check['run']) {
  return { title, hint, run }
}
