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
  const { operation, ns, at, documentKey, updateDescription } = change
  const dot = ns.indexOf('.')
  return {
    _id: resumeToken({ token: change.token, isInvalidate: false }),
    operationType: operation,
    clusterTime: timeOf(change),
    wallTime: at,
    fullDocument: fullDocumentOf(change, store, lookUp),
    ns:
      operation === 'dropDatabase'
        ? { db: dot < 0 ? ns : ns.slice(0, dot) }
        : { db: ns.slice(0, dot), coll: ns.slice(dot + 1) },
    documentKey,
    updateDescription,
  }
}

function fullDocumentOf(change: Change, store: Store, lookUp: boolean) {
  const { operation, ns, documentKey, fullDocument } = change
  if (operation !== 'update') return fullDocument
  if (!lookUp) return
  return store.get(ns, documentKey?._id) ?? null
}

/** What follows the event that took away what was watched: the stream ends. */
export function invalidateOf(change: Change): Answer {
  return {
    _id: resumeToken({ token: change.token, isInvalidate: true }),
    operationType: 'invalidate',
    clusterTime: timeOf(change),
    wallTime: change.at,
  }
}
