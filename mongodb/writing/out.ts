import { randomUUID } from 'node:crypto'
import { clusterTime, type Host } from '../dispatch/host.ts'
import { namespace } from '../dispatch/namespace.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'
import type { Store } from '../storage/store.ts'
import { isDocument } from '../values/document.ts'
import type { Value } from '../values/value.ts'
import { prepareInsert } from './prepare.ts'
import type { Sink } from './sink.ts'

/** `$out`: fills a collection on the side, which then takes the target's place. */
export async function openOut(
  { database }: Request,
  host: Host,
  spec: Value,
): Promise<Sink> {
  const { store } = host
  const target = readTarget(database, spec)
  const side = namespace(database, `tmp.agg_out.${randomUUID()}`)
  await store.createCollection(side)
  await copyIndexes(store, target, side)
  const now = () => clusterTime(store)
  return {
    take: documents =>
      store.write(tx => {
        for (const raw of documents) {
          tx.insert(side, prepareInsert(Buffer.from(raw), now))
        }
      }),
    finish: () => store.renameCollection(side, target, true),
    fail: async () => {
      await store.dropCollection(side)
    },
  }
}

function readTarget(database: string, spec: Value) {
  if (typeof spec === 'string') return namespace(database, spec)
  const { db, coll } = isDocument(spec) ? spec : {}
  if (typeof db === 'string' && typeof coll === 'string') {
    return namespace(db, coll)
  }
  throw new MongoError(
    'Location16990',
    '$out only supports a string or object argument',
  )
}

async function copyIndexes(store: Store, from: string, to: string) {
  await store.createIndexes(to, ...(store.collection(from)?.indexes ?? []))
}
