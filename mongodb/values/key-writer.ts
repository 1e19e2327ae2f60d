/** A buffer that all keys are encoded in, each in turn. */
const shared = Buffer.allocUnsafeSlow(2048)

/** Collects the bytes of a key. */
export class KeyWriter {
  private buffer = shared
  at = 0

  private take(length: number): number {
    const start = this.at
    this.at = start + length
    if (this.at > this.buffer.length) {
      const larger = Buffer.allocUnsafe(this.at * 2)
      this.buffer.copy(larger, 0, 0, start)
      this.buffer = larger
    }
    return start
  }

  byte(value: number) {
    const at = this.take(1)
    this.buffer[at] = value
  }

  raw(bytes: Uint8Array) {
    const at = this.take(bytes.length)
    this.buffer.set(bytes, at)
  }

  uint32(value: number) {
    const at = this.take(4)
    this.buffer.writeUInt32BE(value, at)
  }

  uint64(value: bigint) {
    const at = this.take(8)
    this.buffer.writeBigUInt64BE(value, at)
  }

  /** Signed: the flipped sign bit puts negative values first. */
  int64(value: bigint) {
    this.uint64(BigInt.asUintN(64, value ^ (1n << 63n)))
  }

  /** IEEE 754 bits, turned so that they order like the numbers. */
  double(value: number) {
    const at = this.take(8)
    this.buffer.writeDoubleBE(value, at)
    if (this.buffer[at] & 0x80) this.invert(at)
    else this.buffer[at] |= 0x80
  }

  /** UTF-8; a NUL inside becomes 00 FF, the end is 00 00. */
  text(value: string) {
    if (value.includes('\0')) this.escaped(value)
    else this.raw(Buffer.from(value))
    this.byte(0)
    this.byte(0)
  }

  private escaped(value: string) {
    for (const byte of Buffer.from(value)) {
      this.byte(byte)
      if (byte === 0) this.byte(0xff)
    }
  }

  invert(start: number) {
    for (let i = start; i < this.at; i++) this.buffer[i] ^= 0xff
  }

  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.at))
  }
}
