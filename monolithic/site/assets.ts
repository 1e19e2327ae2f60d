import { fileURLToPath } from 'node:url'
import { Router, static as serveFiles } from 'express'

const folder = fileURLToPath(new URL('../../static/', import.meta.url))

/** Stylesheet, scripts and icons under `/static`; robots look at the root. */
export function assets() {
  const files = Router()

  files.use('/static', serveFiles(folder, { maxAge: '1m' }))
  files.get('/robots.txt', (_req, res) =>
    res.sendFile('robots.txt', { root: folder }),
  )
  return files
}
