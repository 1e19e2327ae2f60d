import { MongoError } from '../../errors.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The offset of a time zone from UTC at that instant (ms). Unknown zone → 40485. */
export function zoneOffset(zone: string, date: Date): number {
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone)
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
    return (match[1] === '-' ? -1 : 1) * minutes * 60_000
  }
  if (/^(UTC|GMT|Z)$/.test(zone)) return 0
  return namedOffset(formatOf(zone), date)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format) return format
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    const message = `unrecognized time zone identifier: "${zone}"`
    throw new MongoError('Location40485', message)
  }
  if (formats.size < 1000) formats.set(zone, format)
  return format
}

function namedOffset(format: Intl.DateTimeFormat, date: Date): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(date)) {
    parts[type] = Number(value)
  }
  const { year, month, day, hour, minute, second } = parts
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  return local - Math.floor(date.getTime() / 1000) * 1000
}

/** The instant at which a clock in the zone shows what `local` shows in UTC. */
export function fromLocal(local: Date, zone: string): Date {
  const guess = new Date(local.getTime() - zoneOffset(zone, local))
  return new Date(local.getTime() - zoneOffset(zone, guess))
}

/** A date whose UTC fields are what a clock in the zone shows. */
export function toLocal(date: Date, zone: string): Date {
  return new Date(date.getTime() + zoneOffset(zone, date))
}
