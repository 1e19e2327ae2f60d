import { BadRecord } from './errors.ts'

export type Fields = Record<string, unknown>

/** Reads a number in any form that exporters write: 5, "5", "5.0", {$numberInt: "5"}. */
export function toNumber(
  value: unknown,
  field: string,
): number | undefined {
  if (value === undefined || value === null || value === '')
    return undefined
  const plain = unwrap(value)
  const number = typeof plain === 'string' ? Number(plain) : plain
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new BadRecord(`${field} is not a number: ${show(value)}`)
}

export function toInteger(value: unknown, field: string) {
  const number = toNumber(value, field)
  if (number === undefined) return undefined
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return Math.trunc(number)
  throw new BadRecord(`${field} is too large: ${show(value)}`)
}

/** Seconds since 1970, from seconds, milliseconds, an ISO 8601 text or {$date}. */
export function toSeconds(value: unknown, field: string) {
  const plain = unwrap(value)
  if (typeof plain === 'string' && /^\d{4}-\d\d-\d\d/.test(plain)) {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(plain) ? plain : `${plain}Z`
    const time = Date.parse(zoned.replace(/^(\S{10})Z$/, '$1'))
    if (!Number.isNaN(time)) return Math.floor(time / 1000)
  }
  const number = toInteger(plain, field)
  const isDate =
    typeof value === 'object' && value !== null && '$date' in value
  return number && (isDate || number > 1e11)
    ? Math.floor(number / 1000)
    : number
}

const truths: Record<string, boolean> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
  '': false,
}

/** True, "True", "true" and 1 are true; nothing at all is false. */
export function toBoolean(value: unknown, field: string) {
  if (value === undefined || value === null) return false
  const truth = truths[String(value).toLowerCase()]
  if (truth !== undefined) return truth
  throw new BadRecord(`${field} is neither true nor false: ${show(value)}`)
}

const loneSurrogate = /\p{Surrogate}/gu

/** Text, or a number as text; replaces lone surrogates as BSON would. */
export function toText(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null) return undefined
  const plain = unwrap(value)
  if (typeof plain === 'string')
    return plain.replace(loneSurrogate, '\ufffd')
  if (typeof plain === 'number') return String(plain)
  throw new BadRecord(`${field} is not text: ${show(value)}`)
}

const wrappers = [
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$numberDecimal',
  '$date',
  '$oid',
]

/** MongoDB Extended JSON v2: the value inside `{$numberLong: "5"}` and its like. */
function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const [key, ...more] = Object.keys(value)
  if (more.length > 0 || !wrappers.includes(key)) return value
  return unwrap((value as Fields)[key])
}

export function show(value: unknown) {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
