import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Problem } from '@workshop/platform/errors'
import type { RequestHandler } from 'express'

/** Nothing from another host, and no inline scripts; Swagger UI sets inline styles. */
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

/** The files of the package `swagger-ui-dist` that the page needs. */
const files = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'favicon-32x32.png',
]

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>The REST layer</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="icon" href="/api/docs/favicon-32x32.png">
  </head>
  <body>
    <main id="docs"></main>
    <noscript>
      This page needs JavaScript; its content is also at
      <a href="/api/openapi.json">/api/openapi.json</a>.
    </noscript>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

const script = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  // Nothing is sent to swagger.io.
  validatorUrl: 'none',
})
`

export const answerDocs: RequestHandler = (_req, res) => {
  res.set('Content-Security-Policy', policy).type('html').send(page)
}

/** A file of the page; the package is in a `node_modules` beside or above this program. */
export const answerDocsFile: RequestHandler = (req, res) => {
  const name = String(req.params.file)
  if (name === 'start.js') return void res.type('js').send(script)
  if (!files.includes(name)) throw new Problem(404, 'Not found')

  const { resolve } = createRequire(import.meta.url)
  const root = dirname(resolve('swagger-ui-dist/package.json'))
  res.sendFile(name, { root, maxAge: '1h' })
}
