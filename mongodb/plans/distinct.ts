import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import { maxBsonObjectSize } from '../dispatch/limits.ts'
import { MongoError } from '../errors.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import { encodeKey } from '../values/key.ts'
import { missing, splitPath, walk } from '../values/path.ts'
import type { Document, Value } from '../values/value.ts'
import { readHint } from './hint.ts'
import { iterateResults, type ReadPlan } from './plan.ts'

/** `distinct`, as one document `{values}`. */
export const distinctPlan: ReadPlan = {
  *documents(reader, database, body) {
    const key = readKey(body)
    const values = new Distinct(key)
    const wanted = new Set([splitPath(key)[0]])
    const ns = collectionOf(database, body)
    for (const found of iterateResults(
      reader.query(ns, distinctQuery(body)),
    )) {
      if (found) values.add(decode(found.raw, wanted))
      else yield undefined
    }
    yield values.encode()
  },

  work(reader, database, body) {
    return reader.estimate(
      collectionOf(database, body),
      distinctQuery(body),
    )
  },
}

function readKey(body: Body) {
  const key = body.string('key')
  if (key) return key
  throw new MongoError(
    'IDLFailedToParse',
    "BSON field 'distinct.key' is missing but a required field",
  )
}

export function distinctQuery(body: Body) {
  return { filter: body.document('query') ?? {}, hint: readHint(body) }
}

/** The distinct values at a path in the order of their first documents; arrays count by item. */
class Distinct {
  readonly #path: string[]
  readonly #seen = new Map<string, Value>()

  constructor(key: string) {
    this.#path = splitPath(key)
  }

  add(document: Document) {
    walk(document, this.#path, (value, isElement) => {
      if (value !== missing && (isElement || !Array.isArray(value))) {
        const key = encodeKey([value]).toString('latin1')
        if (!this.#seen.has(key)) this.#seen.set(key, value)
      }
      return false
    })
  }

  encode() {
    const raw = encode({ values: [...this.#seen.values()] })
    if (raw.length <= maxBsonObjectSize) return raw
    throw new MongoError('Location17217', 'distinct too big, 16mb cap')
  }
}
