import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Chunks } from './chunks.ts'
import { decompress } from './decompress.ts'

/** A file's path, or a stream that the caller has opened. */
export type Source = string | Readable

/** The size in bytes as stored, or 0 where it cannot be known. */
export async function sizeOf(source: Source) {
  if (typeof source !== 'string') return 0
  const { size } = await stat(source)
  return size
}

/** The unpacked bytes; `onBytes` counts the packed ones as they are read. */
export function openBytes(
  source: Source,
  onBytes: (count: number) => void,
): Chunks {
  const stream =
    typeof source === 'string'
      ? createReadStream(source, { highWaterMark: 256 * 1024 })
      : source
  return decompress(count(stream, onBytes))
}

async function* count(stream: Readable, onBytes: (count: number) => void) {
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    onBytes(bytes.length)
    yield bytes as Buffer
  }
}
