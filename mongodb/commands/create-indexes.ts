import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'
import type { IndexSpec } from '../storage/store.ts'
import { isDocument } from '../values/document.ts'
import type { Document, Value } from '../values/value.ts'
import { ensureCollection } from './insert.ts'

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],

  async run({ ns, body }, { store }) {
    const specs = readSpecs(body.array('indexes'))
    const createdCollectionAutomatically = !store.collection(ns)
    await ensureCollection(store, ns)
    const before = store.collection(ns)?.indexes.length ?? 1
    const created = await store.createIndexes(ns, ...specs)
    return {
      numIndexesBefore: before,
      numIndexesAfter: store.collection(ns)?.indexes.length ?? before,
      createdCollectionAutomatically,
      note: created === 0 ? 'all indexes already exist' : undefined,
    }
  },
}

function readSpecs(indexes: Value[] | undefined): IndexSpec[] {
  if (!indexes) {
    throw new MongoError(
      'IDLFailedToParse',
      "BSON field 'createIndexes.indexes' is missing but a required field",
    )
  }
  if (indexes.length > 0) return indexes.map(readSpec)
  throw new MongoError(
    'BadValue',
    'Must specify at least one index to create',
  )
}

function readSpec(index: Value): IndexSpec {
  const spec = index as Document
  if (!isDocument(spec) || !isDocument(spec.key)) {
    throw new MongoError(
      'FailedToParse',
      "The 'key' field is a required property of an index specification",
    )
  }
  if (Object.keys(spec.key).length === 0) {
    throw new MongoError('CannotCreateIndex', 'Index keys cannot be empty.')
  }
  if (typeof spec.name !== 'string') {
    throw new MongoError(
      'FailedToParse',
      "The 'name' field is a required property of an index specification",
    )
  }
  const { background, ns, ...rest } = spec
  return { ...rest, v: 2 } as IndexSpec
}
