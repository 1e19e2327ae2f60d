import { MongoError } from '../errors.ts'

export function malformed(what: string): MongoError {
  return new MongoError('InvalidBSON', `Invalid BSON: ${what}`)
}

const float = new Float64Array(1)
const floatBytes = new Uint8Array(float.buffer)

/** Names seen before, by a cheap hash: most documents repeat the same few. */
const names: string[] = new Array(4096).fill('')

/** What Node's buffers offer beside `toString`, without looking up an encoding. */
type FastBuffer = Buffer & { utf8Slice(start: number, end: number): string }

/** A cursor over BSON bytes that never reads at or past `end`. */
export class Bytes {
  readonly raw: FastBuffer
  at = 0
  end: number

  constructor(raw: Uint8Array) {
    this.raw = (
      Buffer.isBuffer(raw)
        ? raw
        : Buffer.from(raw.buffer, raw.byteOffset, raw.length)
    ) as FastBuffer
    this.end = raw.length
  }

  /** Moves past `length` bytes; answers where they began. */
  skip(length: number): number {
    const start = this.at
    if (length < 0 || length > this.end - start) {
      throw malformed('a length that leads out of the document')
    }
    this.at = start + length
    return start
  }

  byte(): number {
    return this.raw[this.skip(1)]
  }

  int32(): number {
    const { raw } = this
    const i = this.skip(4)
    return (
      raw[i] | (raw[i + 1] << 8) | (raw[i + 2] << 16) | (raw[i + 3] << 24)
    )
  }

  double(): number {
    const { raw } = this
    const start = this.skip(8)
    for (let i = 0; i < 8; i++) floatBytes[i] = raw[start + i]
    return float[0]
  }

  copy(length: number): Uint8Array {
    const start = this.skip(length)
    return Uint8Array.prototype.slice.call(this.raw, start, this.at)
  }

  string(): string {
    const length = this.int32()
    if (length < 1) throw malformed('length of a string')
    const start = this.skip(length)
    const end = this.at - 1
    if (this.raw[end] !== 0) throw malformed('missing end of a string')
    return this.text(start, end)
  }

  cstring(): string {
    const start = this.at
    this.skipName()
    return this.text(start, this.at - 1)
  }

  skipName() {
    const { raw, end } = this
    let i = this.at
    while (i < end && raw[i] !== 0) i++
    if (i >= end) throw malformed('missing end of a name')
    this.at = i + 1
  }

  /** A field's name, the same string object for names seen lately. */
  name(): string {
    const { raw } = this
    const start = this.at
    this.skipName()
    const end = this.at - 1
    const slot = hash(raw, start, end)
    const known = names[slot]
    if (isText(raw, start, end, known)) return known
    const name = this.text(start, end)
    if (name.length < 64) names[slot] = name
    return name
  }

  private text(start: number, end: number): string {
    return start === end ? '' : this.raw.utf8Slice(start, end)
  }
}

function hash(raw: Buffer, start: number, end: number): number {
  let value = end - start
  for (let i = start; i < end; i++) value = (value * 31 + raw[i]) | 0
  return value & 4095
}

function isText(raw: Buffer, start: number, end: number, text: string) {
  const length = end - start
  if (text.length !== length) return false
  for (let i = 0; i < length; i++) {
    const byte = raw[start + i]
    if (byte > 127 || text.charCodeAt(i) !== byte) return false
  }
  return true
}
