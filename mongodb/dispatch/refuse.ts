import { MongoError } from '../errors.ts'
import type { Body } from './body.ts'

export function refuse(what: string): never {
  throw new MongoError(
    'NotImplemented',
    `${what} is not supported by this embedded server`,
  )
}

/** Strings compare byte by byte here: any other collation would give wrong results. */
export function checkCollation(body: Body) {
  const locale = body.document('collation')?.locale
  if (locale !== undefined && locale !== 'simple') {
    refuse(`collation with locale '${String(locale)}'`)
  }
}
