import { MongoError } from '../errors.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import { splitText } from './match.ts'

/** Refuses specifications that ask for a text score where the filter has no `$text`. */
export function checkTextScore(filter: Document, specs: Value[]) {
  if (!specs.some(usesTextScore) || splitText(filter).text) return
  throw new MongoError(
    'Location40218',
    'query requires text score metadata, but it is not available',
  )
}

/** Pipelines over other collections search these themselves. */
const others = ['$literal', '$lookup', '$unionWith']

function usesTextScore(value: Value): boolean {
  if (Array.isArray(value)) return value.some(usesTextScore)
  if (!isDocument(value)) return false
  if (value.$meta === 'textScore') return true
  return Object.keys(value).some(
    name => !others.includes(name) && usesTextScore(value[name]),
  )
}
