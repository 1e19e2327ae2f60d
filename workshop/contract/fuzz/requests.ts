import type { Request } from '../http/send.ts'
import { randomBody, randomType } from './bodies.ts'
import type { Random } from './random.ts'

const methods = [
  ...['GET', 'GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD'],
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'],
]

const paths = [
  ...['/', '/index', '/search', '/search_results', '/recommended/'],
  ...['/posts', '/pictures', '/login', '/logout', '/tags', '/static'],
  ...['/healthz', '/metrics', '/favicon.ico', '/robots.txt', ''],
]

const names = ['page', 'topic', 'width', 'q', 'size', '__proto__', '$where']

const pieces = [
  ...['bread', 'the', 'lighthouse', '%22cats', '-dogs', '%00', '%', '%ff'],
  ...['..', '..%2f..%2f', '%2e%2e', '%252e', '[$gt]', '[]', '[a][b][c]'],
  ...[
    '{"$ne":1}',
    '<script>',
    "'",
    '%F0%9F%90%88',
    '\u00e9',
    '1e999',
    '-1',
  ],
  ...['0', '16', '640', '1600', '9999999', 'NaN', '65920afb4dd70235', '~'],
  ...['constructor', 'toString', '%0d%0aX-Injected:%201', ';', '\\', '//'],
]

const accepts = [
  ...['text/html', 'application/json', 'image/webp', '*/*', '', 'nonsense'],
  ...['text/html;q=0', 'application/xml', ',,;q=x', '*/json'],
]

const cookies = ['sid=s%3Ax.y', 'sid=%', '=', 'sid=', '__proto__=1; sid=[]']

export interface RandomRequest extends Request {
  /** Sent by somebody signed in, with the right token where a body has one. */
  trusted: boolean
}

/** One request that a browser would never send; nothing in it is malformed HTTP. */
export function randomRequest(random: Random): RandomRequest {
  const trusted = random.chance(0.3)
  const method = random.pick(methods)
  const path = randomPath(random) + randomQuery(random)
  const headers = randomHeaders(random)
  if (/^(GET|HEAD)$/.test(method)) return { method, path, headers, trusted }
  const body = randomBody(random)
  return {
    method,
    path,
    trusted,
    headers: { ...headers, 'content-type': randomType(random) },
    body,
  }
}

function randomPath(random: Random) {
  const path = random.pick(paths)
  if (random.chance(0.3)) return path || '/'
  return `${path}/${randomText(random)}`
}

function randomQuery(random: Random) {
  if (random.chance(0.5)) return ''
  const pairs = Array.from({ length: 1 + random.below(3) }, () => {
    const name = random.pick(names) + (random.chance(0.3) ? '[$gt]' : '')
    return `${name}=${randomText(random)}`
  })
  return `?${pairs.join('&')}`
}

/** Pieces in a row; what a request line cannot carry is percent-encoded. */
function randomText(random: Random) {
  const count = random.chance(0.02) ? 400 : 1 + random.below(3)
  const text = Array.from({ length: count }, () => random.pick(pieces))
  return text.join('').replace(/[^!-~]/g, encodeURIComponent)
}

function randomHeaders(random: Random) {
  const headers: Record<string, string> = { accept: random.pick(accepts) }
  if (random.chance(0.3)) headers.cookie = random.pick(cookies)
  if (random.chance(0.1)) headers['if-none-match'] = random.pick(['*', 'x'])
  if (random.chance(0.1)) headers.range = 'bytes=5-1,-0'
  if (random.chance(0.1))
    headers.referer = random.pick(['//x', '\u00e9', ''])
  if (random.chance(0.1)) headers.host = random.pick(['x', '[::', 'a:b:c'])
  if (random.chance(0.1)) headers.traceparent = '00-0-0-zz'
  if (random.chance(0.1)) headers['x-forwarded-proto'] = 'https,x'
  return headers
}
