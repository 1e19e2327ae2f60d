import { compileFilter } from '../../query/match.ts'
import { encode } from '../../values/encode.ts'
import type { Document } from '../../values/value.ts'
import type { Host } from '../host.ts'
import type { Request } from '../request.ts'
import { openCursor } from './answer.ts'
import { Gatherer } from './batch.ts'

/** Answers with documents made for the occasion, in batches like stored ones. */
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

/** Those of the items that the command's `filter` matches. */
export function filtered(request: Request, items: Document[]) {
  const filter = request.body.document('filter')
  return filter ? items.filter(compileFilter(filter)) : items
}
