import { topLevel } from '../query/dependencies.ts'
import { pathsOf } from '../query/filter-paths.ts'
import { compileFilter, type Matcher } from '../query/match.ts'
import type { IndexSpec } from './store.ts'

/** What the catalog keeps of an index. */
export type StoredIndex = {
  number: number
  spec: IndexSpec
  /** For each path: whether any document has an array on it. */
  multikey: boolean[]
  /** Whether any key was too long and is cut: the order of such keys is not exact. */
  isLong: boolean
  isBuilding: boolean
}

/** An index, ready for use. */
export type Index = StoredIndex & {
  isText: boolean
  paths: string[]
  directions: (1 | -1)[]
  /** Top-level fields that its entries are made of; all of them where undefined. */
  fields?: Set<string>
  /** Whether a document belongs into this index: its partial filter. */
  covers?: Matcher
}

export function defineIndex(stored: StoredIndex): Index {
  const { key, partialFilterExpression: filter, weights } = stored.spec
  const override = stored.spec.language_override as string | undefined
  const isText = Object.values(key).includes('text')
  const paths = isText ? Object.keys(weights ?? {}) : Object.keys(key)
  const partial = filter ? pathsOf(filter) : new Set<string>()
  const isWhole = paths.includes('$**') || !partial
  return {
    ...stored,
    isText,
    paths,
    directions: Object.values(key).map(value =>
      Number(value) < 0 ? -1 : 1,
    ),
    fields: isWhole
      ? undefined
      : new Set([
          ...paths.map(topLevel),
          ...partial,
          ...(override ? [override] : []),
        ]),
    covers: filter && compileFilter(filter),
  }
}

/** All fields that are needed to keep these indexes, or undefined for the whole document. */
export function fieldsOfAll(indexes: Index[]): Set<string> | undefined {
  const fields = new Set(['_id'])
  for (const index of indexes) {
    if (!index.fields) return undefined
    for (const field of index.fields) fields.add(field)
  }
  return fields
}
