import { MongoError } from '../errors.ts'

/** The largest message a client may send, as `hello` tells it (bytes). */
export const maxMessageSizeBytes = 48_000_000

const headerSize = 16

/**
 * Cuts a TCP stream into whole messages: chunks wait in a list and are
 * joined once, when the last one of a message is there. Throws
 * InvalidLength where a message's length cannot be true.
 */
export class Frames {
  #chunks: Buffer[] = []
  #expected = 0
  /** Bytes of a message that is not whole yet. */
  pending = 0

  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = []
    this.#chunks.push(chunk)
    this.pending += chunk.length
    while (this.#isWhole()) frames.push(this.#take())
    return frames
  }

  #isWhole() {
    if (this.#expected === 0 && this.pending >= 4) {
      this.#expected = checkLength(this.#joined().readInt32LE(0))
    }
    return this.#expected > 0 && this.pending >= this.#expected
  }

  #take() {
    const bytes = this.#joined()
    const frame = bytes.subarray(0, this.#expected)
    const rest = bytes.subarray(this.#expected)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.pending = rest.length
    this.#expected = 0
    return frame
  }

  #joined() {
    if (this.#chunks.length > 1) {
      this.#chunks = [Buffer.concat(this.#chunks, this.pending)]
    }
    return this.#chunks[0]
  }
}

function checkLength(length: number) {
  if (length >= headerSize && length <= maxMessageSizeBytes) return length
  throw new MongoError(
    'InvalidLength',
    `message length ${length} is invalid`,
  )
}
