import type { Host } from '../dispatch/host.ts'
import { checkCollation } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { decode } from '../values/decode.ts'
import type { CursorSource } from './cursors.ts'
import { maxBatchBytes } from './gatherer.ts'
import { deadlineOf } from './open-cursor.ts'
import { readSource } from './read-source.ts'

/** The answer of a command that reads without a cursor. */
export function readSingle(request: Request, host: Host) {
  host.counters.opcounters.command++
  checkCollation(request.body)
  const deadline = deadlineOf(request.body.natural('maxTimeMS'))
  return single(readSource(request, host), deadline)
}

/** The one document that a source gives. */
export async function single(source: CursorSource, deadline: number) {
  try {
    const limits = { count: 1, bytes: maxBatchBytes, deadline }
    const { batch } = await source.next(limits)
    return decode(batch.documents[0])
  } finally {
    source.close()
  }
}
