import fc, { constantFrom as oneOf } from 'fast-check'
import type { SiteRequest } from '../http/send.ts'
import { bodies } from './bodies.ts'
import { targets } from './targets.ts'

export interface RandomRequest extends SiteRequest {
  /** Sent by a signed-in visitor; a token in the body is then valid. */
  trusted: boolean
}

const methods = oneOf(
  ...['GET', 'GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD'],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'],
)

const accepts = oneOf(
  ...['text/html', 'application/json', 'image/webp', '*/*', '', 'nonsense'],
  ...['text/html;q=0', 'application/xml', ',,;q=x', '*/json'],
)

const types = oneOf(
  ...['application/json', 'application/x-www-form-urlencoded'],
  ...['application/json; charset=utf-16', 'multipart/form-data'],
  ...['application/x-www-form-urlencoded; charset=x', 'text/plain', 'x'],
  '',
)

/** Strange headers, none of which makes the HTTP itself malformed. */
const strange = fc.subarray(
  [
    ['cookie', 'sid=s%3Ax.y'],
    ['cookie', 'sid=%'],
    ['cookie', '__proto__=1; sid=[]'],
    ['if-none-match', '*'],
    ['range', 'bytes=5-1,-0'],
    ['referer', '//x'],
    ['referer', '\u00e9'],
    ['host', 'x'],
    ['host', '[::'],
    ['host', 'a:b:c'],
    ['traceparent', '00-0-0-zz'],
    ['x-forwarded-proto', 'https,x'],
  ],
  { maxLength: 2 },
)

/** Requests that a browser would never send. */
export const requests: fc.Arbitrary<RandomRequest> = fc
  .record({
    method: methods,
    path: targets,
    accept: accepts,
    type: types,
    strange,
    body: bodies,
    trusted: fc.boolean(),
  })
  .map(({ accept, type, strange, body, ...request }) => {
    const headers = { accept, ...Object.fromEntries(strange) }
    if (/^(GET|HEAD)$/.test(request.method)) return { ...request, headers }
    headers['content-type'] = type
    return { ...request, headers, body }
  })
