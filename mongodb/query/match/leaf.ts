import { isInherited } from '../../values/document.ts'
import { type Missing, missing, walk } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'

export type Matcher = (doc: Document) => boolean

/** Tests a value that a path reaches. */
export type Test = (value: Value | Missing) => boolean

export const always: Matcher = () => true
export const never: Matcher = () => false
export const negate =
  (matches: Matcher): Matcher =>
  doc =>
    !matches(doc)

/** Matches where any value at the path passes, items of a last array included. */
export function anyAt(path: readonly string[], test: Test): Matcher {
  if (path.length > 1 || isInherited(path[0])) {
    return doc => walk(doc, path, test)
  }
  const [name] = path
  return doc => {
    const value = doc[name]
    if (Array.isArray(value)) return value.some(test) || test(value)
    return test(
      value === undefined && !Object.hasOwn(doc, name) ? missing : value,
    )
  }
}

/** Like `anyAt`, but an array at the end of the path is asked as a whole only. */
export function arrayAt(path: readonly string[], test: Test): Matcher {
  return doc => walk(doc, path, test, true)
}
