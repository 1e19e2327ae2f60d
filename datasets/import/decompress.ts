import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Chunks, readHead } from './chunks.ts'
import { ImportError } from './errors.ts'
import { unpackZstd } from './zstd.ts'

const zstd = 0xfd2fb528
const skippable = 0x184d2a50

/** Unpacks gzip (RFC 1952) and Zstandard (RFC 8878), recognised by their first bytes. */
export async function* decompress(packed: Chunks): Chunks {
  const { head, chunks } = await readHead(packed, 4)
  const magic = head.length < 4 ? 0 : head.readUInt32LE()

  if ((magic & 0xffff) === 0x8b1f) yield* unpackGzip(chunks)
  else if (magic === zstd || magic >>> 4 === skippable >>> 4)
    yield* unpackZstd(chunks)
  else yield* chunks
}

async function* unpackGzip(chunks: Chunks): Chunks {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  try {
    yield* pipeline(Readable.from(chunks), gunzip, () => {})
  } catch (cause) {
    throw new ImportError(
      `The gzip data is damaged or cut off (${(cause as Error).message}).`,
      { cause },
    )
  }
}
