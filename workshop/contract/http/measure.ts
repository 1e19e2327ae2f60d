import assert from 'node:assert/strict'

export interface Size {
  type: 'image/jpeg' | 'image/webp'
  width: number
  height: number
}

/** What a picture is by its own bytes: JPEG (ITU T.81) or WebP (RFC 9649). */
export function measure(bytes: Buffer): Size {
  if (bytes.readUInt16BE(0) === 0xffd8) return measureJpeg(bytes)
  assert.equal(bytes.toString('latin1', 0, 4), 'RIFF', 'no JPEG, no WebP')
  assert.equal(bytes.toString('latin1', 8, 12), 'WEBP')
  return measureWebp(bytes)
}

/** The size stands in the start-of-frame segment, after others of any length. */
function measureJpeg(bytes: Buffer): Size {
  let at = 2
  while (!isFrame(bytes[at + 1])) at += 2 + bytes.readUInt16BE(at + 2)
  return {
    type: 'image/jpeg',
    width: bytes.readUInt16BE(at + 7),
    height: bytes.readUInt16BE(at + 5),
  }
}

/** Markers C0 to CF, but for the tables C4, C8 and CC. */
function isFrame(marker: number) {
  return (
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  )
}

function measureWebp(bytes: Buffer): Size {
  const type = 'image/webp'
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8X') {
    const width = bytes.readUIntLE(24, 3) + 1
    return { type, width, height: bytes.readUIntLE(27, 3) + 1 }
  }
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    const width = (bits & 0x3fff) + 1
    return { type, width, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  const width = bytes.readUInt16LE(26) & 0x3fff
  return { type, width, height: bytes.readUInt16LE(28) & 0x3fff }
}
