import type { Document, Value } from '../values/value.ts'

/** The top-level fields that a filter reads, or undefined where it may read any. */
export function fieldsOf(filter: Document): Set<string> | undefined {
  const fields = new Set<string>()
  return collect(filter, fields) ? fields : undefined
}

function collect(filter: Document, fields: Set<string>): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (!name.startsWith('$')) {
      fields.add(topField(name))
      return true
    }
    if (name === '$comment') return true
    if (name !== '$and' && name !== '$or' && name !== '$nor') return false
    return collectAll(value, fields)
  })
}

function collectAll(branches: Value, fields: Set<string>): boolean {
  if (!Array.isArray(branches)) return false
  return branches.every(branch => collect(branch as Document, fields))
}

export function topField(path: string): string {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}
