import type { Chunks } from './chunks.ts'
import type { Piece } from './piece.ts'

/** A content cut into chunks of one size, for tests of its readers. */
export async function* cut(content: string | Buffer, size = 65536): Chunks {
  const bytes = Buffer.from(content)
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size)
  }
}

export async function collect(pieces: AsyncIterable<Piece[]>) {
  const all: Piece[] = []
  for await (const some of pieces) all.push(...some)
  return all
}

export async function join(chunks: Chunks) {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

const blockSize = 65536

/** A Zstandard frame (RFC 8878) of uncompressed blocks, for machines without a compressor. */
export function storeAsZstd(content: string, windowByte = 0x50) {
  const bytes = Buffer.from(content)
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowByte])
  const frame = [header]
  for (let start = 0; start < bytes.length; start += blockSize) {
    const block = bytes.subarray(start, start + blockSize)
    const isLast = start + blockSize >= bytes.length
    const head = Buffer.alloc(3)
    head.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3)
    frame.push(head, block)
  }
  return Buffer.concat(frame)
}
