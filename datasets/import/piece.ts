/** Records longer than this are bad: no post is, and memory stays bounded. */
export const longestRecord = 2 ** 20

/** One record of a file: its text, or its fields if the reader parsed it, or why it has none. */
export type Piece = {
  number: number
  text?: string
  fields?: Record<string, unknown>
  reason?: string
}

export const tooLong = 'is longer than 1 MB'
