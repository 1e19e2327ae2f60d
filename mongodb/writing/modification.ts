import { clusterTime, type Host } from '../dispatch/host.ts'
import { maxBsonObjectSize } from '../dispatch/limits.ts'
import { MongoError } from '../errors.ts'
import type { Transaction } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { nothing, type WriteChange } from './change.ts'
import type { Compiled } from './compile.ts'
import type { Outcome } from './memo.ts'
import { prepareInsert } from './prepare.ts'
import type { Target } from './target.ts'

type Modification = Target & {
  compiled: Compiled
  isMulti: boolean
  isUpsert: boolean
  /** What `findAndModify` wants to see of the document. */
  show?: { when: 'before' | 'after'; project(found: Document): Document }
}

/** An update as a change of stored documents. */
export function modify(
  host: Host,
  modification: Modification,
): WriteChange {
  return {
    ...modification,
    change: (tx, raw) => replaceOne(tx, raw, modification),
    otherwise: tx => upsert(tx, host, modification),
  }
}

function replaceOne(
  tx: Transaction,
  raw: Uint8Array,
  { ns, compiled, show }: Modification,
): Outcome {
  const before = decode(raw)
  const changed = compiled.apply(before)
  const seen = show?.when === 'after' && changed ? changed.after : before
  const value = show?.project(seen)
  if (!changed) return { n: 1, nModified: 0, value }
  const after = encode(changed.after)
  checkSize(after)
  const { operation, updateDescription } = changed
  tx.replace(ns, raw, after, { operation, updateDescription })
  return { n: 1, nModified: 1, value }
}

function checkSize(after: Uint8Array) {
  if (after.length <= maxBsonObjectSize) return
  throw new MongoError(
    'BSONObjectTooLarge',
    `Resulting document after update is larger than ${maxBsonObjectSize}`,
  )
}

function upsert(
  tx: Transaction,
  host: Host,
  { ns, compiled, isUpsert, show }: Modification,
): Outcome {
  if (!isUpsert) return show ? { ...nothing, value: null } : nothing
  const document = encode(compiled.insert())
  const raw = prepareInsert(document, () => clusterTime(host.store))
  tx.insert(ns, raw)
  const inserted = decode(raw)
  const value =
    show && (show.when === 'after' ? show.project(inserted) : null)
  return { n: 1, nModified: 0, upserted: inserted._id, value }
}
