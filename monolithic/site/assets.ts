import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Express, static as serveFiles } from 'express'

const folder = fileURLToPath(new URL('../../static/', import.meta.url))

/** In the order of the cascade. */
const sheets = [
  'paper',
  'frame',
  'parts',
  'front',
  'results',
  'topics',
  'cards',
  'post',
  'actions',
  'account',
  'strip',
].map(name => `styles/${name}.css`)

const scripts = ['site.js', 'actions.js', 'operation.js']

const read = (file: string) => readFileSync(folder + file, 'utf8')

/**
 * Serves scripts and one stylesheet at an address with their version, which browsers
 * keep for a year, and all of `static` at `/static`. An edited file is read at the next start.
 */
export function useAssets(app: Express) {
  const stylesheet = sheets.map(read).join('\n')
  const files = stylesheet + scripts.map(read).join()
  const hash = createHash('sha256').update(files).digest('hex')
  const versioned = `/static/${hash.slice(0, 12)}`
  const forever = { maxAge: '1y', immutable: true }
  app.locals.assets = versioned

  app.get(`${versioned}/site.css`, (_req, res) => {
    res.set('Cache-Control', 'public, max-age=31536000, immutable')
    res.type('css').send(stylesheet)
  })
  app.use(versioned, serveFiles(folder, forever))
  app.use('/static', serveFiles(folder, { maxAge: '1m' }))
  for (const [path, file] of Object.entries(atRoot))
    app.get(path, (_req, res) => res.sendFile(file, { root: folder }))
}

/** Robots and browsers look for these at the root. */
const atRoot = {
  '/robots.txt': 'robots.txt',
  '/favicon.ico': 'icons/favicon.svg',
}
