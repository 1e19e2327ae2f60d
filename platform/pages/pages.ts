import { fileURLToPath } from 'node:url'
import ejs from 'ejs'
import type { RequestHandler, Response } from 'express'
import { Problem } from '../errors.ts'
import { pageFiles } from './files.ts'

// The same folder as seen from here and from a bundle two folders below the root.
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Only this service's files: nothing inline, nothing from another host. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Answers with an EJS file; its path begins at the root of the repository. */
export async function sendPage(res: Response, view: string, data: object) {
  const html = await ejs.renderFile(`${root}${view}`, data, { cache: true })
  res.set('Content-Security-Policy', policy).type('html').send(html)
}

/** For a route that ends in `/:file`. */
export const answerPageFile: RequestHandler = (req, res) => {
  const file = pageFiles.get(String(req.params.file))
  if (!file) throw new Problem(404, 'Not found')
  res.sendFile(file, { root, maxAge: '1h' })
}
