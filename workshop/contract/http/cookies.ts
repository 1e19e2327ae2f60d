import type { Answer } from './send.ts'

export interface Cookie {
  name: string
  value: string
  /** Attributes in lower case: `httponly`, `samesite`, `path` … */
  attributes: Record<string, string>
}

/** The cookies that an answer sets (RFC 6265, section 4.1). */
export function readCookies({ headers }: Answer): Cookie[] {
  return (headers['set-cookie'] ?? []).map(readCookie)
}

function readCookie(line: string): Cookie {
  const [[name, value], ...rest] = line.split(';').map(splitPair)
  const attributes = Object.fromEntries(
    rest.map(([key, value]) => [key.toLowerCase(), value]),
  )
  return { name, value, attributes }
}

function splitPair(pair: string) {
  const [name, ...value] = pair.split('=')
  return [name.trim(), value.join('=').trim()]
}

/** True for a cookie that the server takes back. */
export function isOver({ value, attributes }: Cookie) {
  const { expires, 'max-age': seconds } = attributes
  return (
    value === '' || seconds === '0' || Date.parse(expires) <= Date.now()
  )
}
