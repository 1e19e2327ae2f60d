import { getField, isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import { compileFilter } from './match.ts'
import type { Scope } from './scope.ts'

type Finder = (doc: Document) => number | undefined

const finders = new WeakMap<Document, Finder>()

/** The array index by which `filter` matched the document: the positional `$`. */
export function matchedPlace(
  filter: Document,
  doc: Document,
  scope?: Scope,
): number | undefined {
  let find = finders.get(filter)
  if (!find) {
    find = compileFinder(filter, scope)
    finders.set(filter, find)
  }
  return find(doc)
}

function compileFinder(filter: Document, scope?: Scope): Finder {
  const all = Object.keys(filter).flatMap(name => {
    const value = filter[name]
    if (name === '$and') {
      return (value as Document[]).map(item => compileFinder(item, scope))
    }
    if (name === '$or') return orFinders(value as Document[], scope)
    return name.startsWith('$') ? [] : [fieldFinder(name, value)]
  })
  // The last condition on an array decides.
  all.reverse()
  return doc => firstOf(all, doc)
}

function firstOf(finders: Finder[], doc: Document): number | undefined {
  for (const find of finders) {
    const place = find(doc)
    if (place !== undefined) return place
  }
  return undefined
}

function orFinders(branches: Document[], scope?: Scope): Finder[] {
  return branches
    .map((branch): Finder => {
      const matches = compileFilter(branch, scope)
      const find = compileFinder(branch, scope)
      return doc => (matches(doc) ? find(doc) : undefined)
    })
    .reverse()
}

/** Tries the condition on each item alone. */
function fieldFinder(path: string, condition: Value): Finder {
  const parts = path.split('.')
  return doc => {
    const found = firstArray(doc, parts)
    if (!found) return undefined
    const rest = ['item', ...parts.slice(found.used)].join('.')
    const matches = compileFilter({ [rest]: condition })
    const place = found.items.findIndex(item => matches({ item: [item] }))
    return place < 0 ? undefined : place
  }
}

function firstArray(doc: Document, parts: string[]) {
  let value: Value = doc
  for (let used = 0; used <= parts.length; used++) {
    if (Array.isArray(value)) return { items: value, used }
    if (!isDocument(value) || used === parts.length) return undefined
    value = getField(value, parts[used])
  }
  return undefined
}
