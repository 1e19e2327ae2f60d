import { rarely } from '@workshop/platform/test/fuzz'
import fc, { constantFrom as oneOf } from 'fast-check'

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
  ...['page', 'topic', 'width', 'q', 'size', '__proto__', '$where', 'undo'],
  ...['page[$gt]', 'topic[$gt]', 'width[$gt]', 'undo[$gt]'],
)

const query = fc
  .array(fc.tuple(parameters, words), { maxLength: 3 })
  .map(pairs => pairs.map(pair => pair.join('=')).join('&'))

const pages = fc
  .tuple(paths, fc.option(words))
  .map(([path, rest]) => path + (rest ? `/${rest}` : ''))

const verbs = oneOf(
  ...['like', 'share', 'hide', 'like', 'share', 'hide'],
  ...['report', '__proto__', 'constructor', '%2e%2e', '%ff', '%00', ''],
)

/** Of stage `async`, with ids that do not exist; 404 in the stages before. */
const actions = fc
  .tuple(oneOf('/posts', '/operations'), verbs, words)
  .map(([path, verb, id]) =>
    path === '/posts' ? `${path}/${id}/${verb}` : `${path}/${verb}/${id}`,
  )

/** A path and a query. */
export const targets = fc
  .tuple(rarely(4, pages, actions), query)
  .map(([path, fields]) => path + (fields && `?${fields}`))
