import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ejs from 'ejs'
import type { Express } from 'express'
import * as format from './format.ts'

// The same folder as seen from here and from a bundle two folders below the root.
const folder = fileURLToPath(
  new URL('../../monolithic/site/views/', import.meta.url),
)

/** EJS, with the functions of `format.ts` in every view. */
export function useViews(app: Express) {
  const render = compileViews()
  app.engine('ejs', (file, data, done) => done(null, render(file, data)))
  app.set('views', folder)
  app.set('view engine', 'ejs')
  app.enable('view cache')
  Object.assign(app.locals, format)
}

/** Compiles every view once: no page looks for its includes on the disk. */
function compileViews() {
  const views = new Map(viewFiles().map(file => [file, compile(file)]))

  return function render(file: string, data: object): string {
    const view = views.get(file)
    if (!view) throw new Error(`There is no view ${file}`)
    return view({ ...data }, ejs.escapeXML, (name, more) =>
      render(join(dirname(file), `${name}.ejs`), { ...data, ...more }),
    )
  }
}

function viewFiles() {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ejs'))
    .map(name => join(folder, name))
}

/** As a function that is handed `include`, which EJS calls a client function. */
function compile(file: string) {
  const text = readFileSync(file, 'utf8')
  return ejs.compile(text, { filename: file, client: true })
}
