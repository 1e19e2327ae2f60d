import { pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { Decompress } from 'fzstd'
import { type Chunks, readHead } from './chunks.ts'
import { ImportError } from './errors.ts'

const largestWindow = 128 * 2 ** 20

// A block of four bytes may unpack to 128 kB, so little is unpacked at a time.
const slice = 2048

const { createZstdDecompress, constants } = zlib as unknown as {
  createZstdDecompress?(
    options: object,
  ): Transform & { bytesWritten: number }
  constants: { ZSTD_d_windowLogMax: number }
}

/** Unpacks Zstandard; a window above 128 MB only where Node brings a decoder (22.15 and later). */
export async function* unpackZstd(packed: Chunks): Chunks {
  const { head, chunks } = await readHead(packed, 18)
  const isLong = windowSize(head) > largestWindow
  try {
    yield* isLong ? unpackLong(chunks, windowSize(head)) : unpack(chunks)
  } catch (cause) {
    if (cause instanceof ImportError) throw cause
    const { message } = cause as Error
    throw new ImportError(
      `The zstd data is damaged or cut off (${message}).`,
      { cause },
    )
  }
}

async function* unpackLong(chunks: Chunks, window: number): Chunks {
  if (!createZstdDecompress)
    throw refuse(
      `needs a window of ${Math.round(window / 2 ** 20)} MB, which ` +
        `Node ${process.versions.node} cannot unpack. Use Node 22.15 or later`,
    )
  const params = { [constants.ZSTD_d_windowLogMax]: 31 }
  const decoder = createZstdDecompress({ params })
  const iterator = chunks[Symbol.asyncIterator]()
  let fed = 0
  const feed = async function* () {
    for (;;) {
      const { done, value } = await iterator.next()
      if (done) return
      fed += value.length
      yield value
    }
  }
  yield* pipeline(Readable.from(feed()), decoder, () => {})

  // Node's decoder stops silently after the first frame.
  const { done } = await iterator.next()
  if (!done || fed > decoder.bytesWritten)
    throw refuse('holds several long frames, of which Node reads only one')
}

function refuse(reason: string) {
  return new ImportError(
    `This zstd file ${reason}; or unpack it on the way:\n` +
      '  zstd -dc --long=31 <file> | npm run data -- import -',
  )
}

async function* unpack(chunks: Chunks): Chunks {
  let unpacked: Uint8Array[] = []
  const decoder = new Decompress(block => unpacked.push(block))
  function* take() {
    for (const block of unpacked) {
      yield Buffer.from(block.buffer, block.byteOffset, block.length)
    }
    unpacked = []
  }
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += slice) {
      decoder.push(chunk.subarray(start, start + slice))
      yield* take()
    }
  }
  decoder.push(new Uint8Array(0), true)
  yield* take()
}

/** RFC 8878, section 3.1.1.1: a frame of one segment has no window of its own. */
export function windowSize(head: Buffer) {
  if (head.length < 6 || head.readUInt32LE(0) !== 0xfd2fb528) return 0
  const singleSegment = (head[4] >> 5) & 1
  if (singleSegment) return contentSize(head)
  const base = 2 ** (10 + (head[5] >> 3))
  return base + (base / 8) * (head[5] & 7)
}

function contentSize(head: Buffer) {
  const dictionary = [0, 1, 2, 4][head[4] & 3]
  const at = 5 + dictionary
  const size = [1, 2, 4, 8][head[4] >> 6]
  if (head.length < at + size) return 0
  if (size === 2) return head.readUInt16LE(at) + 256
  if (size === 8) return Number(head.readBigUInt64LE(at))
  return head.readUIntLE(at, size)
}
