import type { Body } from '../dispatch/body.ts'
import type { Command } from '../dispatch/command.ts'
import { checkCollation, refuse } from '../dispatch/refuse.ts'
import { MongoError } from '../errors.ts'
import { equal } from '../values/compare.ts'
import type { Document } from '../values/value.ts'

/** Options that change how a collection behaves in ways this server does not know. */
const refused = [
  'capped',
  'size',
  'max',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'viewOn',
  'pipeline',
  'validator',
  'encryptedFields',
]

const ignored = [
  'validationLevel',
  'validationAction',
  'indexOptionDefaults',
  'storageEngine',
  'idIndex',
  'autoIndexId',
  'changeStreamPreAndPostImages',
  'collation',
]

export const create: Command = {
  fields: [...refused, ...ignored],

  async run({ ns, body }, { store }) {
    checkOptions(body)
    const options: Document = {}
    const existing = store.collection(ns)
    if (!existing) await store.createCollection(ns, options)
    else if (!equal(existing.options, options)) {
      throw new MongoError(
        'NamespaceExists',
        `Collection ${ns} already exists.`,
      )
    }
    return {}
  },
}

function checkOptions(body: Body) {
  for (const option of refused) {
    const value = body.get(option)
    if (value !== undefined && value !== false && !isEmpty(value)) {
      refuse(`create with ${option}`)
    }
  }
  checkCollation(body)
  const images = body.document('changeStreamPreAndPostImages')
  if (images?.enabled) refuse('changeStreamPreAndPostImages')
}

function isEmpty(value: unknown) {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0
  )
}
