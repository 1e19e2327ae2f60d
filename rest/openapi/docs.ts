import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'
import { page, script } from './page.ts'

/** Nothing from another host, no script within the page; Swagger UI styles its elements one by one. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What the page needs of the package `swagger-ui-dist`. */
const files = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'favicon-32x32.png',
]

export const answerDocs: RequestHandler = (_req, res) => {
  res.set('Content-Security-Policy', policy).type('html').send(page)
}

/** A file of the page; the package lies in a `node_modules` beside or above this program. */
export const answerDocsFile: RequestHandler = (req, res) => {
  const name = String(req.params.file)
  if (name === 'start.js') return void res.type('js').send(script)
  if (!files.includes(name)) throw new Problem(404, 'Not found')

  const { resolve } = createRequire(import.meta.url)
  const root = dirname(resolve('swagger-ui-dist/package.json'))
  res.sendFile(name, { root, maxAge: '1h' })
}
