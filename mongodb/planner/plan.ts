import type { Matcher } from '../query/match.ts'
import type { TextSearch } from '../text/search.ts'
import type { Document, Value } from '../values/value.ts'
import type { Candidate } from './candidate.ts'
import type { Direction } from './order.ts'

/** Where the documents come from. */
export type PlanSource =
  | { stage: 'EOF' }
  | { stage: 'IDHACK'; id: Value; isExact: boolean }
  | { stage: 'COLLSCAN'; direction: Direction; isExact: boolean }
  | IndexScan
  | { stage: 'OR'; branches: IndexScan[]; isExact: false }
  | { stage: 'TEXT_MATCH'; search: TextSearch; isExact: boolean }

export type IndexScan = Candidate & {
  stage: 'IXSCAN'
  direction: Direction
}

export type Plan = {
  source: PlanSource
  /** What of the filter the documents are checked against. */
  filter: Document
  matches: Matcher
  /** The sort that the source's order does not answer. */
  sort?: Document
  skip: number
  limit: number
}
