import { Long } from 'bson'
import { MongoError } from '../../errors.ts'
import { toDouble } from '../../values/exact.ts'
import { type Argument, withFields } from './arguments.ts'
import {
  addUnits,
  boundaryCount,
  checkUnit,
  truncate,
  weekdayOf,
} from './calendar.ts'
import type { CompileOperator } from './compile.ts'
import { type DateFields, dateOf, isAbsent, zoneOf } from './dates.ts'
import { isNumeric } from './numbers.ts'
import { fromLocal, toLocal } from './zone.ts'

/** Dates counted, moved and cut in units of time. */
export const dateUnits: Record<string, CompileOperator> = {
  $dateAdd: adding(1),
  $dateSubtract: adding(-1),
  $dateDiff: withFields(
    ['startDate', 'endDate', 'unit'],
    ['timezone', 'startOfWeek'],
    difference,
  ),
  $dateTrunc: withFields(
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
    cut,
  ),
}

function adding(sign: 1 | -1): CompileOperator {
  const required = ['startDate', 'unit', 'amount']
  return withFields(required, ['timezone'], (fields, name) => {
    if (isAbsent(fields, ...required, 'timezone')) return null
    const { startDate, unit, amount } = fields
    const count = isNumeric(amount) ? toDouble(amount) : Number.NaN
    if (!Number.isInteger(count)) {
      const message = `${name} expects integer amount of time units`
      throw new MongoError('Location5166405', message)
    }
    const zone = zoneOf(fields.timezone)
    const local = toLocal(dateOf(startDate), zone)
    return fromLocal(
      addUnits(local, checkUnit(unit, name), sign * count),
      zone,
    )
  })
}

function difference(fields: DateFields, name: string): Argument {
  if (isAbsent(fields, ...Object.keys(fields))) return null
  const zone = zoneOf(fields.timezone)
  const unit = checkUnit(fields.unit, name)
  const start = weekdayOf(fields.startOfWeek, name)
  const count = (date: Argument) =>
    boundaryCount(toLocal(dateOf(date), zone), unit, start)
  return Long.fromNumber(count(fields.endDate) - count(fields.startDate))
}

function cut(fields: DateFields, name: string): Argument {
  if (isAbsent(fields, ...Object.keys(fields))) return null
  const zone = zoneOf(fields.timezone)
  const { binSize = 1 } = fields
  const size = isNumeric(binSize) ? toDouble(binSize) : Number.NaN
  if (!Number.isInteger(size) || size <= 0) {
    const message = "$dateTrunc requires 'binSize' to be greater than 0"
    throw new MongoError('Location5439017', message)
  }
  const local = toLocal(dateOf(fields.date), zone)
  const unit = checkUnit(fields.unit, name)
  const start = weekdayOf(fields.startOfWeek, name)
  return fromLocal(truncate(local, unit, size, start), zone)
}
