import { MongoError } from '../errors.ts'
import { equal } from '../values/compare.ts'
import { cloneDocument } from '../values/identical.ts'
import type { Document } from '../values/value.ts'
import type {
  Circumstances,
  UpdateChange,
  UpdateOptions,
} from './update/change.ts'
import {
  diff,
  type IsWhole,
  type UpdateDescription,
} from './update/diff.ts'
import { compileModifiers } from './update/modifiers.ts'
import { compileUpdatePipeline } from './update/pipeline.ts'
import { wholesOf } from './update/whole.ts'

export { seedFromFilter } from './update/seed.ts'

type Updated = {
  doc: Document
  changed: boolean
  updateDescription?: UpdateDescription
  kind: 'replace' | 'update'
}

type Updater = {
  kind: 'replace' | 'update'
  apply: (doc: Document, circumstances: Circumstances) => Updated
}

/** An update: operators, a replacement, or a pipeline (manual: "Update Documents"). */
export function compileUpdate(
  update: Document | Document[],
  options: UpdateOptions,
): Updater {
  if (Array.isArray(update)) {
    return updater('update', compileUpdatePipeline(update, options))
  }
  const names = Object.keys(update)
  if (names[0]?.startsWith('$')) {
    const change = compileModifiers(update, options)
    return updater(
      'update',
      (doc, circumstances) => change(cloneDocument(doc), circumstances),
      wholesOf(update),
    )
  }
  checkReplacement(names)
  return updater('replace', doc => withId(update, doc))
}

function checkReplacement(names: string[]) {
  const bad = names.find(name => name.startsWith('$'))
  if (bad === undefined) return
  const message = `The dollar ($) prefixed field '${bad}' in '${bad}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`
  throw new MongoError('DollarPrefixedFieldName', message)
}

/** The replacement with the document's `_id`, which comes first. */
function withId(replacement: Document, doc: Document): Document {
  const own = Object.hasOwn(replacement, '_id')
  const id = own ? replacement._id : doc._id
  if (!own && !Object.hasOwn(doc, '_id')) return { ...replacement }
  return { _id: id, ...replacement }
}

function updater(
  kind: Updater['kind'],
  change: UpdateChange,
  isWhole?: IsWhole,
): Updater {
  return {
    kind,
    apply(before, circumstances) {
      const doc = idFirst(change(before, circumstances))
      checkId(before, doc, kind)
      const updateDescription = diff(before, doc, isWhole)
      const changed = updateDescription !== undefined
      if (kind === 'replace' || !changed) return { doc, changed, kind }
      return { doc, changed, updateDescription, kind }
    },
  }
}

function idFirst(doc: Document): Document {
  if (!Object.hasOwn(doc, '_id')) return doc
  return Object.keys(doc)[0] === '_id' ? doc : { _id: doc._id, ...doc }
}

function checkId(before: Document, after: Document, kind: string) {
  if (!Object.hasOwn(before, '_id')) return
  if (Object.hasOwn(after, '_id') && equal(before._id, after._id)) return
  const message =
    kind === 'update'
      ? "Performing an update on the path '_id' would modify the immutable field '_id'"
      : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${after._id}`
  throw new MongoError('ImmutableField', message)
}
