import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

/** Puts `contents` in the place of the files that `filter` finds; what these require is found from where they are. */
function inPlaceOf(filter: RegExp, contents: string): Plugin {
  return {
    name: `in place of ${filter.source}`,
    setup({ onLoad }) {
      onLoad({ filter }, ({ path }) => ({
        contents,
        resolveDir: dirname(path),
      }))
    },
  }
}

/** zod brings its messages in fifty languages: one is spoken here. */
const englishOnly = inPlaceOf(
  /zod[\\/]v4[\\/]locales[\\/]index\.js$/,
  "export { default as en } from './en.js'",
)

/** axios calls over node:http; its second way, over `fetch`, costs each process 6 MB at the first call. */
const httpAlone = inPlaceOf(
  /axios[\\/]lib[\\/]adapters[\\/]fetch\.js$/,
  'export const getFetch = () => null; export default null',
)

/** Its third way loads all of Node's HTTP/2, another 2 MB, whether it is gone or not. */
const firstHttp: Plugin = {
  name: 'first-http',
  setup({ onResolve, onLoad }) {
    const namespace = 'first-http'
    onResolve({ filter: /^http2$/ }, ({ importer }) =>
      /[\\/]axios[\\/]/.test(importer)
        ? { path: 'http2', namespace }
        : undefined,
    )
    onLoad({ filter: /./, namespace }, () => ({
      contents: 'export default {}',
    }))
  },
}

/** The driver reads its connection string by a URL parser of its own; Node has the same one (WHATWG URL) already, without 3 MB of tables. */
const oneParser = inPlaceOf(
  /whatwg-url[\\/]index\.js$/,
  'module.exports = { URL, URLSearchParams }',
)

/** The tables that a password's characters are looked up in (SASLprep, RFC 4013) take 2 MB: they are made where there is a password. */
const passwordsWhenAsked = inPlaceOf(
  /saslprep[\\/]dist[\\/]node\.js$/,
  `exports.saslprep = (text, options) => {
    const { createMemoryCodePoints } = require('./memory-code-points')
    const { default: data } = require('./code-points-data')
    return require('./index')(createMemoryCodePoints(data), text, options)
  }`,
)

/** A body is in UTF-8, UTF-16 or Latin-1, which Node reads; express brings tables of a hundred encodings, and holds them all from the first body on. Another charset is a 415, as an unknown one was before. */
const fewCharsets = inPlaceOf(
  /iconv-lite[\\/]encodings[\\/]index\.js$/,
  `Object.assign(exports, require('./internal'), require('./utf16'))
  exports.latin1 = exports.iso88591 = 'binary'`,
)

/** Leaves out what packages bring along and no service uses: less to write, to read and to hold in memory. */
export const lean = [
  englishOnly,
  httpAlone,
  firstHttp,
  oneParser,
  passwordsWhenAsked,
  fewCharsets,
]

/** Who looks whether there is `FormData` (axios does) loads all of Node's `fetch` with it. */
export const leanStart = 'delete globalThis.FormData;'
