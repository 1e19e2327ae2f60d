import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import { compileFilter } from '../query/match.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { Gatherer } from './gatherer.ts'
import { openCursor } from './open-cursor.ts'

/** Answers with computed documents, in batches. */
export function answerList(
  request: Request,
  host: Host,
  ns: string,
  items: Iterable<Document>,
) {
  const batchSize = request.body.document('cursor')?.batchSize
  return openCursor(request, host, {
    ns,
    source: new Gatherer(encoded(items)),
    batchSize: batchSize === undefined ? undefined : Number(batchSize),
  })
}

function* encoded(items: Iterable<Document>): Generator<Uint8Array> {
  for (const item of items) yield encode(item)
}

/** The items that match the command's `filter`. */
export function filtered(request: Request, items: Document[]) {
  const filter = request.body.document('filter')
  return filter ? items.filter(compileFilter(filter)) : items
}
