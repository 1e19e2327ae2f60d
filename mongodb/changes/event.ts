import type { Timestamp } from 'bson'
import { timestampOf } from '../dispatch/host.ts'
import type { Change, Store } from '../storage/store.ts'
import type { Answer } from '../wire/writer.ts'
import { resumeToken } from './token.ts'

/** When a change happened on the logical clock. */
export function timeOf({ token, at }: Change): Timestamp {
  return timestampOf(token, Math.floor(at.getTime() / 1000))
}

/** A change as change streams show it (manual: "Change Events"). */
export function eventOf(
  change: Change,
  store: Store,
  lookUp: boolean,
): Answer {
  const { operation, ns, to, at, documentKey, updateDescription } = change
  return {
    _id: resumeToken({ token: change.token, isInvalidate: false }),
    operationType: operation,
    clusterTime: timeOf(change),
    wallTime: at,
    fullDocument: fullDocumentOf(change, store, lookUp),
    ns: operation === 'dropDatabase' ? { db: namesOf(ns).db } : namesOf(ns),
    to: to && namesOf(to),
    documentKey,
    updateDescription,
  }
}

function namesOf(ns: string) {
  const dot = ns.indexOf('.')
  return { db: ns.slice(0, dot), coll: ns.slice(dot + 1) }
}

function fullDocumentOf(change: Change, store: Store, lookUp: boolean) {
  const { operation, ns, documentKey, fullDocument } = change
  if (operation !== 'update') return fullDocument
  if (!lookUp) return
  return store.get(ns, documentKey?._id) ?? null
}

/** Follows the event that removed the watched collection or database. */
export function invalidateOf(change: Change): Answer {
  return {
    _id: resumeToken({ token: change.token, isInvalidate: true }),
    operationType: 'invalidate',
    clusterTime: timeOf(change),
    wallTime: change.at,
  }
}
