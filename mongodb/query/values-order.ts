import { compare } from '../values/compare.ts'
import type { Value } from '../values/value.ts'

/** Values in BSON order. Boxed, because `sort` itself would put every undefined last. */
export function sortValues(items: Value[], direction: 1 | -1): Value[] {
  return items
    .map(value => ({ value }))
    .sort((a, b) => compare(a.value, b.value) * direction)
    .map(box => box.value)
}
