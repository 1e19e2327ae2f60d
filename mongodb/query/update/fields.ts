import { Timestamp } from 'bson'
import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { cloneValue } from '../../values/identical.ts'
import { missing } from '../../values/path.ts'
import { typeName } from '../../values/types.ts'
import type { Value } from '../../values/value.ts'
import type { CompileModifier, Modify } from './change.ts'

/** Operators on whole fields (manual: "Field Update Operators"). */
export const fieldOperators: Record<string, CompileModifier> = {
  $set: value => ({ change: () => cloneValue(value), creates: true }),
  $setOnInsert: setOnInsert,
  $unset: () => ({ change: () => missing, creates: false }),
  $currentDate: (type, _, { scope }) =>
    currentDate(type, scope.now ?? new Date()),
}

function setOnInsert(value: Value): Modify {
  return {
    change: (old, { isInsert }) => (isInsert ? cloneValue(value) : old),
    creates: true,
  }
}

function currentDate(type: Value, now: Date): Modify {
  const value = isTimestamp(type) ? timestampOf(now) : now
  return { change: () => value, creates: true }
}

function isTimestamp(type: Value): boolean {
  if (typeof type === 'boolean') return false
  if (!isDocument(type)) {
    const message = `${typeName(type)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`
    throw new MongoError('BadValue', message)
  }
  const { $type } = type
  if ($type === 'timestamp') return true
  if ($type === 'date') return false
  const message = `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`
  throw new MongoError('BadValue', message)
}

function timestampOf(now: Date): Timestamp {
  return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
}
