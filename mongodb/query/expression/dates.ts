import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import type { Value } from '../../values/value.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withFields } from './arguments.ts'
import { dayOfYear, isoWeek, weekOfYear } from './calendar.ts'
import { type CompileOperator, compileExpression } from './compile.ts'
import { convert } from './convert.ts'
import { formatDate } from './date-format.ts'
import { parseDate } from './date-text.ts'
import { typeNameOf } from './numbers.ts'
import { fromLocal, toLocal, zoneOffset } from './zone.ts'

/** Dates in UTC or any time zone (manual: "Date Expression Operators"). */
export const dates: Record<string, CompileOperator> = {
  $year: part(d => d.getUTCFullYear()),
  $month: part(d => d.getUTCMonth() + 1),
  $dayOfMonth: part(d => d.getUTCDate()),
  $dayOfWeek: part(d => d.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part(d => d.getUTCHours()),
  $minute: part(d => d.getUTCMinutes()),
  $second: part(d => d.getUTCSeconds()),
  $millisecond: part(d => d.getUTCMilliseconds()),
  $week: part(weekOfYear),
  $isoWeek: part(d => isoWeek(d).week),
  $isoWeekYear: part(d => Long.fromNumber(isoWeek(d).year)),
  $isoDayOfWeek: part(d => d.getUTCDay() || 7),
  $dateToString: withFields(
    ['date'],
    ['format', 'timezone', 'onNull'],
    toText,
  ),
  $dateFromString: withFields(
    ['dateString'],
    ['timezone', 'onError', 'onNull'],
    fromText,
  ),
  $dateToParts: withFields(['date'], ['timezone'], toParts),
}

export function dateOf(value: Argument): Date {
  if (value instanceof Date) return value
  const type = typeNameOf(value)
  if (type === 'objectId' || type === 'timestamp') {
    return convert(value as Value, 'date') as Date
  }
  const message = `can't convert from BSON type ${type} to Date`
  throw new MongoError('Location16006', message)
}

export function zoneOf(value: Argument | undefined): string {
  if (value === undefined || value === missing) return 'UTC'
  if (typeof value === 'string') return value
  const message = `timezone must evaluate to a string, found ${typeNameOf(value)}`
  throw new MongoError('Location40533', message)
}

/** One field of a date, given alone or as `{date, timezone}`. */
function part(read: (local: Date) => Value): CompileOperator {
  return (operand, scope, name) => {
    const only = Array.isArray(operand) ? operand[0] : operand
    const spec =
      isDocument(only) && Object.hasOwn(only, 'date')
        ? only
        : { date: only }
    const date = compileExpression(spec.date, scope)
    const hasZone = Object.hasOwn(spec, 'timezone')
    const zone = hasZone
      ? compileExpression(spec.timezone, scope)
      : undefined
    if (Array.isArray(operand) && operand.length !== 1) {
      const message = `${name} accepts exactly one argument if given an array, but was given ${operand.length}`
      throw new MongoError('Location40536', message)
    }
    return doc => {
      const value = date(doc)
      const place = zone?.(doc)
      if (isNullish(value) || (zone && isNullish(place))) return null
      return read(toLocal(dateOf(value), zoneOf(place)))
    }
  }
}

export type DateFields = Record<string, Argument>

export function isAbsent(fields: DateFields, ...names: string[]): boolean {
  return names.some(
    name => Object.hasOwn(fields, name) && isNullish(fields[name]),
  )
}

function toText(fields: DateFields): Argument {
  if (isNullish(fields.date)) return fields.onNull ?? null
  if (isAbsent(fields, 'format', 'timezone')) return null
  const date = dateOf(fields.date)
  const zone = zoneOf(fields.timezone)
  const offset = zoneOffset(zone, date)
  const standard =
    zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
  const format = fields.format ?? standard
  if (typeof format !== 'string') {
    const message = `$dateToString requires that 'format' be a string, found: ${typeNameOf(format)}`
    throw new MongoError('Location18533', message)
  }
  return formatDate(toLocal(date, zone), offset, format)
}

function fromText(fields: DateFields): Argument {
  const { dateString } = fields
  if (isNullish(dateString)) return fields.onNull ?? null
  if (isAbsent(fields, 'timezone')) return null
  try {
    if (typeof dateString === 'string') {
      return fromLocal(parseDate(dateString), zoneOf(fields.timezone))
    }
    const message = `$dateFromString requires that 'dateString' be a string, found: ${typeNameOf(dateString)}`
    throw new MongoError('ConversionFailure', message)
  } catch (error) {
    if (Object.hasOwn(fields, 'onError')) return fields.onError
    throw error
  }
}

function toParts(fields: DateFields): Argument {
  if (isNullish(fields.date) || isAbsent(fields, 'timezone')) return null
  const local = toLocal(dateOf(fields.date), zoneOf(fields.timezone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  }
}
