import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type RequestHandler, Router, static as serveFiles } from 'express'

const folder = fileURLToPath(new URL('../../static/', import.meta.url))

/** In the order of the cascade: a later sheet may change an earlier one. */
const sheets = [
  ...['paper', 'frame', 'parts', 'front', 'results', 'topics', 'cards'],
  ...['post', 'actions', 'account', 'strip'],
]
const scripts = ['site.js', 'actions.js', 'place.js', 'operation.js']

// Read once, at the start: restart the stage after a change to any of them.
const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8')
const contents = new Map([
  ['site.css', sheets.map(name => read(`styles/${name}.css`)).join('\n')],
  ...scripts.map(name => [name, read(name)] as const),
])

const version = createHash('sha256')
  .update([...contents.values()].join())
  .digest('hex')
  .slice(0, 12)

/** The address of a file that changes with its content. Scripts import each other beside it. */
export const asset = (name: string) => `/static/${version}/${name}`

/** Stylesheet, scripts and icons under `/static`; robots and browsers look at the root. */
export function assets() {
  const files = Router()
  const options = { root: folder }

  files.get(asset(':name'), sendAsset)
  files.use('/static', serveFiles(folder, { maxAge: '1m' }))
  files.get('/robots.txt', (_req, res) => {
    res.sendFile('robots.txt', options)
  })
  // Browsers ask for it on pages that name no icon, such as `/metrics`.
  files.get('/favicon.ico', (_req, res) => {
    res.sendFile('icons/favicon.svg', { ...options, maxAge: '1d' })
  })
  return files
}

const sendAsset: RequestHandler<{ name: string }> = (req, res, next) => {
  const { name } = req.params
  const content = contents.get(name)
  if (content === undefined) return next()

  res.set('Cache-Control', 'public, max-age=31536000, immutable')
  res.type(name).send(content)
}
