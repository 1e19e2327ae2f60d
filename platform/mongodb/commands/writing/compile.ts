import type { Document, Value } from '../../values/value.ts'

/** What an update makes of a document. */
export type Changed = {
  operation: 'update' | 'replace'
  after: Document
  updateDescription?: Document
}

/** One update statement, ready to be applied to many documents. */
export type Compiled = {
  /** Undefined where nothing changes. */
  apply(before: Document): Changed | undefined
  /** The document that an upsert inserts; `_id` may be missing. */
  insert(): Document
}

export type UpdateSource = {
  filter: Document
  update: Value
  isMulti: boolean
  arrayFilters?: Document[]
  variables?: Document
  /** `c`: constants that a pipeline may use. */
  constants?: Document
}

export function compile({ update, filter }: UpdateSource): Compiled {
  const doc = update as Document
  const apply = (before: Document): Changed => {
    const after = { ...before, ...((doc.$set as Document) ?? {}) }
    for (const [k, v] of Object.entries((doc.$inc as Document) ?? {}))
      after[k] = Number(after[k] ?? 0) + Number(v)
    return {
      operation: 'update',
      after,
      updateDescription: {
        updatedFields: {},
        removedFields: [],
        truncatedArrays: [],
      },
    }
  }
  return { apply, insert: () => apply(filter).after }
}
