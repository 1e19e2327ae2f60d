import { equal } from '../../values/compare.ts'
import { isDocument } from '../../values/document.ts'
import type { Document, Value } from '../../values/value.ts'
import { isOperators, isRegex } from '../match/condition.ts'
import { compileFilter } from '../match.ts'
import type { Modify } from './change.ts'
import { removing } from './removing.ts'

/** `$pull` by value, by condition, or by a query on documents inside (manual: "$pull"). */
export function pull(condition: Value): Modify {
  return removing(unwanted(condition), '$pull')
}

function unwanted(condition: Value): (item: Value) => boolean {
  if (isOperators(condition) || isRegex(condition)) {
    return onItem(condition)
  }
  if (!isDocument(condition)) return item => equal(item, condition)
  const matches = compileFilter(condition)
  return item => isDocument(item) && matches(item)
}

/** A nested array is also compared as a single value. */
function onItem(condition: Value): (item: Value) => boolean {
  const matches = compileFilter({ item: condition } as Document)
  return item => matches({ item })
}
