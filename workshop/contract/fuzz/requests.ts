import { rarely } from '@workshop/platform/test/fuzz'
import fc, { constantFrom as oneOf } from 'fast-check'
import type { SiteRequest } from '../http/send.ts'
import { bodies } from './bodies.ts'

export interface RandomRequest extends SiteRequest {
  /** Sent by a signed-in visitor; a token in the body is then valid. */
  trusted: boolean
}

const methods = oneOf(
  ...['GET', 'GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD'],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'],
)

const paths = oneOf(
  ...['/', '/index', '/search', '/search_results', '/recommended/'],
  ...['/posts', '/pictures', '/login', '/logout', '/tags', '/static'],
  ...['/healthz', '/metrics', '/favicon.ico', '/robots.txt'],
)

const pieces = oneOf(
  ...['bread', 'the', 'lighthouse', '%22cats', '-dogs', '%00', '%', '%ff'],
  ...['..', '..%2f..%2f', '%2e%2e', '%252e', '[$gt]', '[]', '[a][b][c]'],
  ...['{"$ne":1}', '<script>', "'", '%F0%9F%90%88', '\u00e9', '1e999'],
  ...['-1', '0', '16', '640', '1600', '9999999', 'NaN', '~', '\\', '//'],
  ...['constructor', 'toString', '%0d%0aX-Injected:%201', ';'],
  '65920afb4dd70235',
)

/** Pieces in a row; percent-encoded where a request line demands it. */
const words = rarely(
  50,
  fc.array(pieces, { minLength: 1, maxLength: 3 }),
  fc.array(pieces, { minLength: 400, maxLength: 400 }),
).map(list => list.join('').replace(/[^!-~]/g, encodeURIComponent))

const parameters = oneOf(
  ...['page', 'topic', 'width', 'q', 'size', '__proto__', '$where'],
  ...['page[$gt]', 'topic[$gt]', 'width[$gt]'],
)

const query = fc
  .array(fc.tuple(parameters, words), { maxLength: 3 })
  .map(pairs => pairs.map(pair => pair.join('=')).join('&'))

const targets = fc
  .tuple(paths, fc.option(words), query)
  .map(
    ([path, rest, fields]) =>
      path + (rest ? `/${rest}` : '') + (fields && `?${fields}`),
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
