import type { Request, RequestHandler } from 'express'

/** The preferences of a client that this project knows (RFC 7240). */
export type Preferences = {
  /** `wait`: how many seconds the client is ready to wait (section 4.3). */
  wait?: number
  /** `respond-async`: an answer before the work is done is welcome (section 4.1). */
  respondAsync: boolean
}

/**
 * The preferences of a request. Unknown and invalid ones are ignored, and the
 * first of a kind holds (section 2).
 */
export function preferencesOf(req: Request): Preferences {
  const preferences = parsePrefer(req.get('Prefer') ?? '')
  const wait = preferences.get('wait') ?? ''
  return {
    wait: /^\d+$/.test(wait) ? Number(wait) : undefined,
    respondAsync: preferences.has('respond-async'),
  }
}

/** Every preference of a Prefer header with its value, names in lower case. */
export function parsePrefer(header: string) {
  const preferences = new Map<string, string>()
  for (const preference of split(header, ',')) {
    const [pair] = split(preference, ';')
    const [, name, value = ''] =
      /^([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(.*))?$/s.exec(pair ?? '') ?? []
    if (!name || preferences.has(name.toLowerCase())) continue
    preferences.set(name.toLowerCase(), unquote(value))
  }
  return preferences
}

/** The parts between separators outside of quoted strings. */
function split(text: string, separator: ',' | ';') {
  const part = new RegExp(
    `(?:"(?:\\\\.|[^"\\\\])*"?|[^"${separator}])+`,
    'gs',
  )
  return (text.match(part) ?? []).map(each => each.trim())
}

/** A quoted string without its quotes and escapes (RFC 9110, section 5.6.4). */
function unquote(value: string) {
  const [, quoted] = /^"(.*)"$/s.exec(value) ?? []
  return quoted === undefined ? value : quoted.replace(/\\(.)/gs, '$1')
}

/** Tells caches that the answers of a route depend on Prefer (RFC 7240, section 2). */
export const varyByPrefer: RequestHandler = (_req, res, next) => {
  res.vary('Prefer')
  next()
}
