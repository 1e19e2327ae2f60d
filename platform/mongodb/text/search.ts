import { MongoError } from '../errors.ts'
import type { Ground } from '../planner/plan.ts'
import type { Effort } from '../planner/run.ts'
import type { Found } from '../storage/store.ts'
import type { Document } from '../values/value.ts'

export type TextSearch = { explain(): Document }

export function prepareText(_ground: Ground, _text: Document): TextSearch {
  throw new MongoError(
    'IndexNotFound',
    'text index required for $text query',
  )
}

export function* searchText(
  _ground: Ground,
  _search: TextSearch,
  _effort: Effort,
): Generator<Found | undefined> {}

export function countPostings(
  _ground: Ground,
  _search: TextSearch,
): number {
  return 0
}
