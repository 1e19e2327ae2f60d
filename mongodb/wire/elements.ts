import { MongoError } from '../errors.ts'

/** Where one element of a BSON document lies: its type byte and its value's bytes [start, end). */
export type Element = {
  name: string
  type: number
  start: number
  end: number
}

export const types = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  timestamp: 17,
  int: 16,
  long: 18,
} as const

const fixedSizes: Record<number, number> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
}

/** Bytes that a value takes; throws InvalidBSON where they leave `limit`. */
export function sizeOf(
  bytes: Buffer,
  type: number,
  at: number,
  limit: number,
) {
  const fixed = fixedSizes[type]
  if (fixed !== undefined) return within(fixed, at, limit)
  if (type === types.regex) {
    return stringEnd(bytes, stringEnd(bytes, at, limit), limit) - at
  }
  const length = within(4, at, limit) && bytes.readInt32LE(at)
  switch (type) {
    case types.document:
    case types.array:
    case 15:
      return within(atLeast(5, length), at, limit)
    case types.string:
    case 13:
    case 14:
      return within(4 + atLeast(1, length), at, limit)
    case types.binary:
      return within(5 + atLeast(0, length), at, limit)
    case 12:
      return within(16 + atLeast(1, length), at, limit)
  }
  throw malformed(`unknown type ${type}`)
}

function within(size: number, at: number, limit: number) {
  if (at + size <= limit) return size
  throw malformed('a value leaves its document')
}

function atLeast(least: number, length: number) {
  if (length >= least) return length
  throw malformed('a length is too small')
}

export function stringEnd(bytes: Buffer, at: number, limit: number) {
  for (let zero = at; zero < limit; zero++) {
    if (bytes[zero] === 0) return zero + 1
  }
  throw malformed('a name does not end')
}

export function malformed(why: string) {
  return new MongoError('InvalidBSON', `Invalid BSON: ${why}`)
}

/** The length of the document at `at`; throws InvalidBSON where it is cut off. */
export function documentLength(bytes: Buffer, at: number, limit: number) {
  if (at + 5 > limit) throw malformed('a document is cut off')
  const length = bytes.readInt32LE(at)
  if (length < 5 || at + length > limit || bytes[at + length - 1] !== 0) {
    throw malformed(`document length ${length} is wrong`)
  }
  return length
}

/** The elements of one document, in order, values untouched. */
export function elementsOf(bytes: Buffer): Element[] {
  const limit = documentLength(bytes, 0, bytes.length) - 1
  const elements: Element[] = []
  let at = 4
  while (at < limit) {
    const element = elementAt(bytes, at, limit)
    elements.push(element)
    at = element.end
  }
  return elements
}

/** The element whose type byte is at `at`. */
export function elementAt(
  bytes: Buffer,
  at: number,
  limit = bytes.length - 1,
): Element {
  const type = bytes[at]
  const start = stringEnd(bytes, at + 1, limit)
  const name = nameOf(bytes, at + 1, start - 1)
  return {
    name,
    type,
    start,
    end: start + sizeOf(bytes, type, start, limit),
  }
}

function nameOf(bytes: Buffer, start: number, end: number) {
  if (end - start > 24) return bytes.toString('utf8', start, end)
  let name = ''
  for (let at = start; at < end; at++) {
    if (bytes[at] > 127) return bytes.toString('utf8', start, end)
    name += String.fromCharCode(bytes[at])
  }
  return name
}
