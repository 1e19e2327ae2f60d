import type { CursorSource } from '../cursors/cursors.ts'
import { Gatherer, maxBatchBytes } from '../cursors/gatherer.ts'
import { deadlineOf } from '../cursors/open-cursor.ts'
import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import type { Value } from '../values/value.ts'
import { openMerge } from './merge.ts'
import { openOut } from './out.ts'
import type { Sink } from './sink.ts'

/** Documents that one transaction stores. */
const chunk = 500

/** Runs a pipeline to its end into `$out` or `$merge`; answers with an empty source. */
export async function writeOut(
  request: Request,
  host: Host,
  source: CursorSource,
  { name, spec }: { name: string; spec: Value },
): Promise<CursorSource> {
  const open = name === '$out' ? openOut : openMerge
  const sink = await open(request, host, spec)
  try {
    await pour(request, source, sink)
    await sink.finish()
  } catch (error) {
    await sink.fail()
    throw error
  } finally {
    source.close()
  }
  return new Gatherer([][Symbol.iterator]())
}

async function pour(request: Request, source: CursorSource, sink: Sink) {
  const deadline = deadlineOf(request.body.natural('maxTimeMS'))
  const limits = { count: chunk, bytes: maxBatchBytes, deadline }
  for (;;) {
    const { batch, isDone } = await source.next(limits)
    if (batch.length > 0) await sink.take(batch.documents)
    if (isDone) return
  }
}
