import { Timestamp } from 'bson'
import { MongoError } from '../errors.ts'
import type { Document, Value } from '../values/value.ts'
import { type Place, readToken } from './token.ts'

/** The start of a change stream, and the events that it shows. */
export type StreamOptions = {
  place?: Place
  startAt?: Timestamp
  lookUp: boolean
  /** `database.collection`, `database.` for a whole database, `` for all. */
  prefix: string
  isCollection: boolean
}

const known = new Set([
  'resumeAfter',
  'startAfter',
  'startAtOperationTime',
  'fullDocument',
  'fullDocumentBeforeChange',
  'allChangesForCluster',
  'showExpandedEvents',
])

/** Reads the `$changeStream` stage. */
export function readOptions(
  stage: Document,
  watched: Pick<StreamOptions, 'prefix' | 'isCollection'>,
): StreamOptions {
  for (const name of Object.keys(stage)) {
    if (known.has(name)) continue
    throw new MongoError(
      'IDLUnknownField',
      `BSON field '$changeStream.${name}' is an unknown field.`,
    )
  }
  if (stage.showExpandedEvents) throw unsupported('showExpandedEvents')
  checkBefore(stage.fullDocumentBeforeChange)
  return {
    ...readStart(stage),
    ...watched,
    lookUp: readFullDocument(stage.fullDocument),
  }
}

function readStart(stage: Document) {
  const { resumeAfter, startAfter, startAtOperationTime } = stage
  const given = [resumeAfter, startAfter, startAtOperationTime]
  if (given.filter(start => start !== undefined).length > 1) {
    throw new MongoError(
      'InvalidOptions',
      'Only one of resumeAfter, startAfter and startAtOperationTime may be given',
    )
  }
  const token = resumeAfter ?? startAfter
  const place = token === undefined ? undefined : readToken(token)
  if (place?.isInvalidate && resumeAfter !== undefined) {
    throw new MongoError(
      'InvalidResumeToken',
      'Attempting to resume a change stream using resumeAfter is not allowed from an invalidate notification',
    )
  }
  return { place, startAt: readTime(startAtOperationTime) }
}

function readTime(time: Value) {
  if (time === undefined || time instanceof Timestamp) return time
  throw new MongoError(
    'TypeMismatch',
    "BSON field '$changeStream.startAtOperationTime' is the wrong type, expected type 'timestamp'",
  )
}

function readFullDocument(mode: Value = 'default') {
  if (mode === 'default') return false
  if (mode === 'updateLookup') return true
  if (mode === 'whenAvailable' || mode === 'required') {
    throw unsupported(`fullDocument: '${mode}'`)
  }
  throw new MongoError(
    'BadValue',
    `Enumeration value '${String(mode)}' for field '$changeStream.fullDocument' is not a valid value.`,
  )
}

function checkBefore(mode: Value = 'off') {
  if (mode !== 'off') throw unsupported('fullDocumentBeforeChange')
}

function unsupported(what: string) {
  return new MongoError(
    'NotImplemented',
    `$changeStream with ${what} is not supported by this embedded server`,
  )
}
