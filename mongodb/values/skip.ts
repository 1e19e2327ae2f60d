import { type Bytes, malformed } from './bytes.ts'

/** Byte length of fixed types; -1 where the value says its own. */
const lengths = new Int8Array(256).fill(-1)
for (const [type, length] of [
  [0x01, 8],
  [0x06, 0],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
  [0x7f, 0],
  [0xff, 0],
]) {
  lengths[type] = length
}

/** Moves past a value without reading it. */
export function skipValue(bytes: Bytes, type: number) {
  const length = lengths[type]
  if (length >= 0) return bytes.skip(length)
  switch (type) {
    case 0x02:
    case 0x0d:
    case 0x0e:
      return bytes.skip(bytes.int32())
    case 0x03:
    case 0x04:
    case 0x0f:
      return bytes.skip(bytes.int32() - 4)
    case 0x05:
      return bytes.skip(bytes.int32() + 1)
    default:
      return skipRare(bytes, type)
  }
}

function skipRare(bytes: Bytes, type: number) {
  if (type === 0x0b) {
    bytes.skipName()
    bytes.skipName()
  } else if (type === 0x0c) {
    bytes.skip(bytes.int32())
    bytes.skip(12)
  } else throw malformed(`type 0x${type.toString(16)}`)
}
