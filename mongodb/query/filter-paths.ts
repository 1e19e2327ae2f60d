import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import { collect, type Fields, topLevel } from './dependencies.ts'

/** The top-level fields that a filter reads; undefined where that cannot be told. */
export function pathsOf(filter: Document): Fields {
  const fields = new Set<string>()
  return collectFilter(filter, fields) ? fields : undefined
}

function collectFilter(filter: Document, fields: Set<string>): boolean {
  return Object.keys(filter).every(name => {
    const value = filter[name]
    if (!name.startsWith('$')) {
      fields.add(topLevel(name))
      return true
    }
    if (name === '$expr') return collect(value, fields)
    return isBranch(name) ? collectBranches(value, fields) : isFree(name)
  })
}

const isBranch = (name: string) => /^\$(and|or|nor)$/.test(name)

/** `$text` reads the text index, not the fields. */
const isFree = (name: string) =>
  /^\$(text|comment|sampleRate|alwaysTrue|alwaysFalse)$/.test(name)

function collectBranches(value: Value, fields: Set<string>): boolean {
  if (!Array.isArray(value)) return false
  return value.every(
    item => isDocument(item) && collectFilter(item, fields),
  )
}
