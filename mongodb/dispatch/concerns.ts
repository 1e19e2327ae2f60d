import { MongoError } from '../errors.ts'
import { isNumber } from '../values/types.ts'
import type { Document, Value } from '../values/value.ts'
import type { Answer } from '../wire/writer.ts'
import type { Body } from './body.ts'

/** On the only member of a replica set, each of these levels reads the newest data. */
const readLevels = ['local', 'available', 'majority', 'linearizable']
const readFields = [
  ...['level', 'afterClusterTime', 'afterOpTime', 'atClusterTime'],
  'provenance',
]

/** Refuses a read concern that this server would not keep. */
export function checkReadConcern(body: Body) {
  const concern = body.document('readConcern')
  if (!concern) return
  for (const field of Object.keys(concern)) {
    if (readFields.includes(field)) continue
    throw new MongoError(
      'IDLUnknownField',
      `BSON field 'readConcern.${field}' is an unknown field.`,
    )
  }
  const { level = 'local', atClusterTime } = concern
  if (level === 'snapshot' || atClusterTime !== undefined) {
    throw new MongoError(
      'InvalidOptions',
      'Read concern level snapshot is not supported by this embedded server',
    )
  }
  if (typeof level === 'string' && readLevels.includes(level)) return
  throw new MongoError(
    'BadValue',
    `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
  )
}

/** MongoDB's limit of members that may be asked to acknowledge. */
const maxMembers = 50

/** Refuses a write concern that no replica set could keep. */
export function checkWriteConcern(body: Body) {
  const { w } = body.document('writeConcern') ?? {}
  if (!isNumber(w)) return
  const members = Number(w)
  if (members >= 0 && members <= maxMembers) return
  throw new MongoError(
    'FailedToParse',
    `w has to be a non-negative number and not greater than ${maxMembers}; found: ${members}`,
  )
}

/** A journaled write; a majority of one member is that member's journal. */
export function waitsForDisk(body: Body) {
  if (!body.has('writeConcern')) return false
  const { j, w } = body.document('writeConcern') ?? {}
  return j === true || w === 'majority'
}

/** A write that more members should acknowledge than there are is done, and says so. */
export function withWriteConcernError(body: Body, answer: Answer): Answer {
  if (!body.has('writeConcern')) return answer
  const { w } = body.document('writeConcern') as Document
  const unmet = unmetBy(w)
  if (!unmet) return answer
  const { code, codeName, message: errmsg } = unmet
  return { ...answer, writeConcernError: { code, codeName, errmsg } }
}

function unmetBy(w: Value) {
  if (w === undefined || w === 'majority') return undefined
  if (typeof w === 'string') {
    return new MongoError(
      'UnknownReplWriteConcern',
      `No write concern mode named '${w}' found in replica set configuration`,
    )
  }
  if (isNumber(w) && Number(w) <= 1) return undefined
  return new MongoError(
    'UnsatisfiableWriteConcern',
    'Not enough data-bearing nodes',
  )
}
