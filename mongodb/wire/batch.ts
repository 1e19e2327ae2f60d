import { elementsOf } from './elements.ts'

/** Stored documents on their way out: copied into the reply as they are. */
export class Batch {
  readonly documents: Uint8Array[] = []
  bytes = 0

  push(raw: Uint8Array) {
    this.documents.push(raw)
    this.bytes += raw.length + 8
  }

  get length() {
    return this.documents.length
  }
}

/** A batch that another thread has written as a BSON array already. */
export class PackedBatch {
  readonly array: Uint8Array
  readonly length: number

  constructor(array: Uint8Array, length: number) {
    this.array = array
    this.length = length
  }

  get bytes() {
    return this.array.length
  }

  get documents(): Uint8Array[] {
    const { buffer, byteOffset, length } = this.array
    const bytes = Buffer.from(buffer, byteOffset, length)
    return elementsOf(bytes).map(({ start, end }) =>
      bytes.subarray(start, end),
    )
  }
}
