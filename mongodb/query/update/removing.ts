import { MongoError } from '../../errors.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Value } from '../../values/value.ts'
import type { Modify } from './change.ts'

/** Takes out the items of which `isUnwanted` says so. */
export function removing(
  isUnwanted: (item: Value) => boolean,
  name: string,
): Modify {
  return {
    creates: false,
    change(old: Value | Missing) {
      if (old === missing) return missing
      if (Array.isArray(old)) return old.filter(item => !isUnwanted(item))
      const message = `Cannot apply ${name} to a non-array value`
      throw new MongoError('BadValue', message)
    },
  }
}
