import { MongoError } from '../../errors.ts'

const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** An ISO 8601 date, in UTC where it names no offset; anything else → ConversionFailure. */
export function parseDate(text: string): Date {
  const match = iso.exec(text.trim())
  if (!match) throw unreadable(text)
  const [, year, month, day = '1', hour, minute, second, fraction, zone] =
    match
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    ms,
  )
  const date = new Date(time)
  // Years below 100 would be taken for 19xx.
  if (Number(year) < 100) date.setUTCFullYear(Number(year))
  if (date.getUTCMonth() !== Number(month) - 1) throw unreadable(text)
  return new Date(date.getTime() - offsetOf(zone))
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)]
  return sign * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function unreadable(text: string): MongoError {
  return new MongoError(
    'ConversionFailure',
    `Error parsing date string '${text}'`,
  )
}
