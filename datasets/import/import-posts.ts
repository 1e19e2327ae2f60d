import type { Collection } from 'mongodb'
import { openBytes, type Source } from './bytes.ts'
import { type Format, openPieces } from './detect.ts'
import { BadRecord } from './errors.ts'
import { parsePiece } from './parse.ts'
import type { Piece } from './piece.ts'
import { createTally, type Tally } from './tally.ts'
import { toPost } from './to-post.ts'
import { createWriter } from './writer.ts'

export type ImportOptions = {
  format?: Format | 'auto'
  /** Stop at the first bad record by throwing ImportError. */
  strict?: boolean
  /** Posts written at once. */
  batch?: number
  /** Where the posts come from, for records that do not say. */
  source?: string
  onProgress?: (progress: { bytes: number; tally: Tally }) => void
}

const sources: Partial<Record<Format, string>> = { xml: 'stackexchange' }

/**
 * Reads posts from a path or a stream and upserts them by (`source`, `id`);
 * throws ImportError if the content as a whole cannot be read.
 */
export async function importPosts(
  from: Source,
  collection: Collection,
  options: ImportOptions = {},
): Promise<Tally> {
  const tally = createTally()
  let bytes = 0
  const content = openBytes(from, count => {
    bytes += count
  })
  const { format, pieces } = await openPieces(content, options.format)
  const source = options.source ?? sources[format] ?? 'reddit'
  const writer = await createWriter(collection, tally, options)

  for await (const some of pieces) {
    for (const piece of some) await take(piece)
    options.onProgress?.({ bytes, tally })
  }
  await writer.finish()
  options.onProgress?.({ bytes, tally })
  return tally

  async function take(piece: Piece) {
    const links = attempt(() => parsePiece(piece, format, source))
    if (Array.isArray(links) && links.length === 0) tally.skipped++
    for (const link of [links].flat()) {
      tally.read++
      const post =
        link instanceof BadRecord
          ? link
          : attempt(() => toPost(link, source))
      if (post instanceof BadRecord)
        await writer.reject({ number: piece.number, reason: post.message })
      else await writer.add(piece.number, post)
    }
  }
}

function attempt<Result>(work: () => Result) {
  try {
    return work()
  } catch (error) {
    if (error instanceof BadRecord) return error
    throw error
  }
}
