import type { Source } from '../cursors/cursors.ts'
import { type Documents, Gatherer } from '../cursors/gatherer.ts'
import type { Body } from '../dispatch/body.ts'
import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import { aggregation } from './aggregate.ts'
import { counting } from './count.ts'
import { distinction } from './distinct.ts'
import { explanation } from './explain.ts'
import { finding, type Reader } from './find.ts'

/** A reading command in either thread: what it answers with, and how much it has to look at. */
export type Read = {
  documents(reader: Reader, database: string, body: Body): Documents
  work(reader: Reader, database: string, body: Body): number
}

const reads: Record<string, Read> = {
  find: finding,
  aggregate: aggregation,
  count: counting,
  distinct: distinction,
  explain: explanation,
}

/** Work above which a command is read in a thread of its own (entries and documents to look at). */
export const heavy = 5000

/** Where a reading command's documents come from: this thread where the work is short. */
export function readSource(request: Request, host: Host): Source {
  const { database, body, name } = request
  const { scanners, store } = host
  if (scanners && reads[name].work(store, database, body) > heavy) {
    return scanners.open(database, body.bytes)
  }
  return new Gatherer(documentsOf(store, database, body))
}

/** The documents that a reading command answers with, in whichever thread it runs. */
export function documentsOf(
  reader: Reader,
  database: string,
  body: Body,
): Documents {
  return reads[body.name].documents(reader, database, body)
}
