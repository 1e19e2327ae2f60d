import { MongoError } from '../errors.ts'
import type { Scope } from '../query/scope.ts'
import { compileUpdate, seedFromFilter } from '../query/update.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'

/** What an update makes of a document. */
type Changed = {
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

type UpdateSource = {
  filter: Document
  update: Value
  isMulti: boolean
  arrayFilters?: Document[]
  /** `let`, and for a pipeline the statement's own constants. */
  scope: Scope
}

/** Compiles operators, a replacement or a pipeline. */
export function compile(source: UpdateSource): Compiled {
  const { filter, isMulti, scope } = source
  const update = checkUpdate(source.update)
  const updater = compileUpdate(update, {
    arrayFilters: source.arrayFilters,
    scope,
  })
  if (updater.kind === 'replace' && isMulti) {
    throw new MongoError(
      'FailedToParse',
      'multi update is not supported for replacement-style update',
    )
  }
  return {
    apply(before) {
      const { changed, doc, kind, updateDescription } = updater.apply(
        before,
        {
          isInsert: false,
          filter,
          scope,
        },
      )
      if (!changed) return
      return { operation: kind, after: doc, updateDescription }
    },
    insert() {
      const seed = seedFromFilter(filter)
      return updater.apply(seed, { isInsert: true, filter }).doc
    },
  }
}

function checkUpdate(update: Value) {
  if (isDocument(update)) return update
  if (Array.isArray(update)) return update as Document[]
  throw new MongoError(
    'FailedToParse',
    'Update argument must be either an object or an array',
  )
}
