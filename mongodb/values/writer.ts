/** A buffer that grows as needed and is reused: `bytes` is a copy of its content. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(64 * 1024)
  at = 0

  /** Makes room for `length` more bytes; answers where they start. */
  take(length: number): number {
    const start = this.at
    this.at = start + length
    if (this.at > this.buffer.length) this.grow()
    return start
  }

  private grow() {
    const larger = Buffer.allocUnsafe(this.at * 2)
    this.buffer.copy(larger)
    this.buffer = larger
  }

  byte(value: number) {
    const at = this.take(1)
    this.buffer[at] = value
  }

  int32(value: number) {
    const at = this.take(4)
    this.buffer.writeInt32LE(value, at)
  }

  int32At(at: number, value: number) {
    this.buffer.writeInt32LE(value, at)
  }

  double(value: number) {
    const at = this.take(8)
    this.buffer.writeDoubleLE(value, at)
  }

  raw(bytes: Uint8Array) {
    const at = this.take(bytes.length)
    this.buffer.set(bytes, at)
  }

  /** Text as UTF-8, without length or end; answers its length in bytes. */
  text(value: string): number {
    const start = this.at
    const { length } = value
    this.take(length * 3)
    this.at = start + this.write(value, start)
    return this.at - start
  }

  private write(value: string, start: number): number {
    const { buffer } = this
    const { length } = value
    if (length > 32) return buffer.write(value, start)
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i)
      if (unit > 127) return buffer.write(value, start)
      buffer[start + i] = unit
    }
    return length
  }

  bytes(): Buffer {
    const copy = Buffer.allocUnsafe(this.at)
    this.buffer.copy(copy, 0, 0, this.at)
    return copy
  }
}
