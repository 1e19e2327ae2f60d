import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

/** zod brings its messages in fifty languages: one is spoken here. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup({ onLoad }) {
    const filter = /zod[\\/]v4[\\/]locales[\\/]index\.js$/
    onLoad({ filter }, ({ path }) => ({
      contents: "export { default as en } from './en.js'",
      resolveDir: dirname(path),
    }))
  },
}

/** axios calls over node:http; its second way, over `fetch`, costs each process 6 MB at the first call. */
const httpAlone: Plugin = {
  name: 'http-alone',
  setup({ onLoad }) {
    const filter = /axios[\\/]lib[\\/]adapters[\\/]fetch\.js$/
    onLoad({ filter }, () => ({
      contents: 'export const getFetch = () => null; export default null',
    }))
  },
}

/** The driver reads its connection string by a URL parser of its own; Node has the same one (WHATWG URL) already, without 3 MB of tables. */
const oneParser: Plugin = {
  name: 'one-parser',
  setup({ onLoad }) {
    const filter = /whatwg-url[\\/]index\.js$/
    onLoad({ filter }, () => ({
      contents: 'module.exports = { URL, URLSearchParams }',
    }))
  },
}

/** Leaves out what packages bring along and no service uses: less to write, to read and to hold in memory. */
export const lean = [englishOnly, httpAlone, oneParser]

/** Who looks whether there is `FormData` (axios does) loads all of Node's `fetch` with it. */
export const leanStart = 'delete globalThis.FormData;'
