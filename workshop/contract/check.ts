import type { WholePost } from '@workshop/datasets/posts/post'
import type { Visitor } from './http/visitor.ts'

/** What a check may use: the address, what must be true, and visitors. */
export interface Site {
  readonly url: string
  readonly posts: WholePost[]
  /** How many random requests the fuzz sends, and from which seed. */
  readonly fuzz: { requests: number; seed: number }
  /** Somebody new: no cookie, no history. */
  visit(): Visitor
}

export interface Check {
  readonly group: string
  readonly title: string
  /** What to look at when it fails. */
  readonly hint: string
  readonly run: (site: Site) => Promise<void>
}

/** Thrown by a check that cannot be made here; its message says why. */
export class Skip extends Error {}

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
