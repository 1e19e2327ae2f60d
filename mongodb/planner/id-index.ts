import type { Collection } from '../storage/catalog.ts'
import { defineIndex, type Index } from '../storage/index.ts'

const spec = { v: 2, key: { _id: 1 }, name: '_id_' } as const

/** The records themselves as an index over `_id`. */
export function idIndexOf({ number, hasLongIds }: Collection): Index {
  return { ...idIndex, number, isLong: hasLongIds }
}

const idIndex = defineIndex({
  number: 0,
  spec,
  multikey: [false],
  isLong: false,
  isBuilding: false,
})

export function isIdIndex(index: Index): boolean {
  return index.spec === spec
}
