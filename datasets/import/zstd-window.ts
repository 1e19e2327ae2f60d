/** RFC 8878, section 3.1.1.1: a frame in a single segment has no window of its own. */
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
