import { fileURLToPath } from 'node:url'
import type { Express } from 'express'
import * as format from './format.ts'

// The same folder as seen from here and from a bundle two folders below the root.
const folder = fileURLToPath(
  new URL('../../monolithic/site/views/', import.meta.url),
)

/** EJS, each view compiled once; the formats are at hand in all of them. */
export function useViews(app: Express) {
  app.set('views', folder)
  app.set('view engine', 'ejs')
  app.enable('view cache')
  Object.assign(app.locals, format)
}
