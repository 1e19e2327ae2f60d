import type { Body } from '../body.ts'
import type { Host } from '../host.ts'
import { namespace, type Request } from '../request.ts'
import { type Documents, Gatherer } from './batch.ts'
import type { Source } from './cursors.ts'
import { findDocuments, type Reader } from './execute.ts'
import { readFind } from './find-spec.ts'

/** Work above which a query is read in a thread of its own (entries and documents to look at). */
const heavy = 5000

/** Where a reading command's documents come from: this thread where the work is short. */
export function readSource(request: Request, host: Host): Source {
  const { database, body } = request
  if (host.scanners && workOf(host.store, database, body) > heavy) {
    return host.scanners.open(database, body.bytes)
  }
  return new Gatherer(documentsOf(host.store, database, body))
}

/** The documents that a reading command answers with, in whichever thread it runs. */
export function documentsOf(
  reader: Reader,
  database: string,
  body: Body,
): Documents {
  return findDocuments(reader, readFind(nsOf(database, body), body))
}

function workOf(reader: Reader, database: string, body: Body) {
  const ns = nsOf(database, body)
  return reader.estimate(ns, readFind(ns, body))
}

function nsOf(database: string, body: Body) {
  return namespace(database, body.string(body.name) ?? '')
}
