import { decode } from '../values/decode.ts'
import type { CursorSource } from './cursors.ts'
import { maxBatchBytes } from './gatherer.ts'

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
