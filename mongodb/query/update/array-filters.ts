import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import type { Document, Value } from '../../values/value.ts'
import { compileFilter } from '../match.ts'

/** For each identifier of `$[identifier]`: whether it means an item. */
export type ArrayFilters = ReadonlyMap<string, (item: Value) => boolean>

/** Reads `arrayFilters` (manual: "$[<identifier>]"); each must be used by the update. */
export function compileArrayFilters(
  update: Document,
  filters: Document[],
): ArrayFilters {
  const result = new Map<string, (item: Value) => boolean>()
  for (const filter of filters) {
    const name = identifierOf(filter)
    if (result.has(name)) {
      const message = `Found multiple array filters with the same top-level field name ${name}`
      throw new MongoError('FailedToParse', message)
    }
    checkUsed(name, update)
    const matches = compileFilter(filter)
    result.set(name, item => matches({ [name]: item }))
  }
  return result
}

function identifierOf(filter: Document): string {
  const names = new Set(topLevelNames(filter))
  const [name] = names
  if (names.size !== 1) {
    const message =
      names.size === 0
        ? 'Cannot use an expression without a top-level field name in arrayFilters'
        : `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`
    throw new MongoError('FailedToParse', message)
  }
  if (/^[a-z][a-zA-Z0-9]*$/.test(name)) return name
  const message = `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`
  throw new MongoError('BadValue', message)
}

function topLevelNames(filter: Document): string[] {
  return Object.keys(filter).flatMap(name => {
    if (!name.startsWith('$')) return [name.split('.')[0]]
    const branches = filter[name]
    if (!Array.isArray(branches)) return []
    return branches.filter(isDocument).flatMap(topLevelNames)
  })
}

function checkUsed(name: string, update: Document) {
  const isUsed = Object.values(update).some(
    fields =>
      isDocument(fields) &&
      Object.keys(fields).some(path =>
        path.split('.').includes(`$[${name}]`),
      ),
  )
  if (isUsed) return
  const message = `The array filter for identifier '${name}' was not used in the update ${JSON.stringify(update)}`
  throw new MongoError('FailedToParse', message)
}
