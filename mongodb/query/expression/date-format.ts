import { MongoError } from '../../errors.ts'
import { dayOfYear, isoWeek, weekOfYear } from './calendar.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const pad = (value: number, length: number) =>
  String(value).padStart(length, '0')

type Write = (local: Date, offsetMs: number) => string

/** Format specifiers (manual: "$dateToString", "Format Specifiers"). */
const specifiers: Record<string, Write> = {
  Y: d => pad(d.getUTCFullYear(), 4),
  m: d => pad(d.getUTCMonth() + 1, 2),
  d: d => pad(d.getUTCDate(), 2),
  H: d => pad(d.getUTCHours(), 2),
  M: d => pad(d.getUTCMinutes(), 2),
  S: d => pad(d.getUTCSeconds(), 2),
  L: d => pad(d.getUTCMilliseconds(), 3),
  j: d => pad(dayOfYear(d), 3),
  w: d => String(d.getUTCDay() + 1),
  u: d => String(d.getUTCDay() || 7),
  U: d => pad(weekOfYear(d), 2),
  V: d => pad(isoWeek(d).week, 2),
  G: d => pad(isoWeek(d).year, 4),
  b: d => months[d.getUTCMonth()].slice(0, 3),
  B: d => months[d.getUTCMonth()],
  z: (_, offset) => signed(offset, ''),
  Z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60_000, 3)}`,
  '%': () => '%',
}

function signed(offsetMs: number, separator: string): string {
  const minutes = Math.abs(offsetMs) / 60_000
  const hours = pad(Math.floor(minutes / 60), 2)
  const sign = offsetMs < 0 ? '-' : '+'
  return `${sign}${hours}${separator}${pad(minutes % 60, 2)}`
}

export function formatDate(
  local: Date,
  offsetMs: number,
  format: string,
): string {
  return format.replace(/%(.?)/g, (_, letter: string) => {
    const write = Object.hasOwn(specifiers, letter)
      ? specifiers[letter]
      : undefined
    if (write) return write(local, offsetMs)
    const message = `Invalid format character '%${letter}' in format string`
    throw new MongoError('Location18536', message)
  })
}
