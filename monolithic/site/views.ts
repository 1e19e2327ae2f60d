import { fileURLToPath } from 'node:url'
import type { Express } from 'express'
import * as format from './format.ts'

/** EJS, each view compiled once; the formats are at hand in all of them. */
export function useViews(app: Express) {
  app.set('views', fileURLToPath(new URL('./views/', import.meta.url)))
  app.set('view engine', 'ejs')
  app.enable('view cache')
  Object.assign(app.locals, format)
}
