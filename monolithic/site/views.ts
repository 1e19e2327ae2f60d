import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import ejs from 'ejs'
import type { Express } from 'express'
import { asset } from './assets.ts'
import * as format from './format.ts'

// The same folder as seen from here and from a bundle two folders below the root.
const root = fileURLToPath(
  new URL('../../monolithic/site/views/', import.meta.url),
)

/**
 * EJS, with the functions of `format.ts` in every view, `asset` for the address
 * of a file, and `newKey` for the idempotency key of a form. Each view is compiled
 * once. Includes have absolute paths, which EJS does not look for on the disk.
 */
export function useViews(app: Express) {
  app.engine('ejs', (file, data, done) =>
    ejs.renderFile(file, data, { root, cache: true }, done),
  )
  app.set('views', root)
  app.set('view engine', 'ejs')
  app.enable('view cache')
  Object.assign(app.locals, format, { asset, newKey: randomUUID })
}
