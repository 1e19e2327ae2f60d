import { MongoError } from '../../errors.ts'
import type { Argument } from './arguments.ts'

const dayMs = 86_400_000

const fixed: Record<string, number> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: dayMs,
  week: 7 * dayMs,
}
const months: Record<string, number> = { month: 1, quarter: 3, year: 12 }

export function checkUnit(unit: Argument, name: string): string {
  const isKnown =
    typeof unit === 'string' &&
    (Object.hasOwn(fixed, unit) || Object.hasOwn(months, unit))
  if (isKnown) return unit
  const message = `unknown time unit value: ${String(unit)} in ${name}`
  throw new MongoError('FailedToParse', message)
}

/** Later by so many units of local time; the day is cut to what the month has. */
export function addUnits(local: Date, unit: string, amount: number): Date {
  if (unit in fixed) return new Date(local.getTime() + amount * fixed[unit])
  const moved = new Date(local)
  const day = moved.getUTCDate()
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + amount * months[unit])
  const last = new Date(
    Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0),
  )
  moved.setUTCDate(Math.min(day, last.getUTCDate()))
  return moved
}

/** Days since the last such weekday before the epoch, a Thursday (0 is Sunday). */
function weekShift(startOfWeek: number): number {
  return ((4 - startOfWeek + 7) % 7) * dayMs
}

/** The number of unit boundaries before this moment of local time. */
export function boundaryCount(
  local: Date,
  unit: string,
  startOfWeek: number,
): number {
  if (unit in fixed) {
    const shift = unit === 'week' ? weekShift(startOfWeek) : 0
    return Math.floor((local.getTime() + shift) / fixed[unit])
  }
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth()
  return Math.floor(month / months[unit])
}

const reference = new Date(Date.UTC(2000, 0, 1))

/** The beginning of the bin of `binSize` units, counted from 2000-01-01 (manual: "$dateTrunc"). */
export function truncate(
  local: Date,
  unit: string,
  binSize: number,
  startOfWeek: number,
): Date {
  const count = boundaryCount(local, unit, startOfWeek)
  const first = boundaryCount(reference, unit, startOfWeek)
  // The first whole week of 2000 begins the count of weeks.
  const base =
    unit === 'week' && weekStartsLate(startOfWeek) ? first + 1 : first
  const bin = base + Math.floor((count - base) / binSize) * binSize
  if (unit in fixed) {
    const shift = unit === 'week' ? weekShift(startOfWeek) : 0
    return new Date(bin * fixed[unit] - shift)
  }
  const month = bin * months[unit]
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1))
}

/** 2000-01-01 was a Saturday. */
function weekStartsLate(startOfWeek: number): boolean {
  return startOfWeek !== 6
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** 0 for Sunday; `startOfWeek` is Sunday where nothing is said. */
export function weekdayOf(value: Argument, name: string): number {
  if (value === undefined || value === null) return 0
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  const isKnown =
    /^(sun|mon|tue|wed|thu|fri|sat)$|^(sun|mon|tues|wednes|thurs|fri|satur)day$/.test(
      text,
    )
  if (isKnown) return weekdays.indexOf(text.slice(0, 3))
  const message = `${name} parameter 'startOfWeek' value cannot be recognized as a day of a week: ${text}`
  throw new MongoError('FailedToParse', message)
}

export function dayOfYear(local: Date): number {
  const start = Date.UTC(local.getUTCFullYear(), 0, 1)
  return Math.floor((local.getTime() - start) / dayMs) + 1
}

/** Weeks begin on Sunday; days before the first Sunday are in week 0. */
export function weekOfYear(local: Date): number {
  return Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7)
}

/** ISO 8601 year and week: a week belongs to the year of its Thursday. */
export function isoWeek(local: Date): { year: number; week: number } {
  const weekday = local.getUTCDay() || 7
  const thursday = new Date(local.getTime() + (4 - weekday) * dayMs)
  return {
    year: thursday.getUTCFullYear(),
    week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1,
  }
}
