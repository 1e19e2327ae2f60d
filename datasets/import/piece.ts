/** Longer records are bad: no post is that long, and memory stays bounded. */
export const recordLimit = 2 ** 20

export const tooLong = 'is longer than 1 MB'

/** A record of a file: its text, its parsed fields, or the reason why it has neither. */
export type Piece = {
  number: number
  text?: string
  fields?: Record<string, unknown>
  reason?: string
}

/** Gathers the bytes of one record after another, and no more of a record than its limit. */
export function createCollector() {
  let pieces: Piece[] = []
  let parts: Buffer[] = []
  let length = 0
  let number = 1

  function next(piece?: Omit<Piece, 'number'>) {
    if (piece) pieces.push({ number, ...piece })
    number++
    parts = []
    length = 0
  }

  return {
    keep(part: Buffer) {
      length += part.length
      if (length > recordLimit) parts = []
      else parts.push(part)
    },
    /** The record is complete; a blank one counts, but is no piece. */
    emit() {
      if (length > recordLimit) return next({ reason: tooLong })
      const bytes = Buffer.concat(parts).toString('utf8')
      const text = bytes.replace(/^\ufeff/, '').trim()
      next(text ? { text } : undefined)
    },
    spoil: (reason: string) => next({ reason }),
    take() {
      const taken = pieces
      pieces = []
      return taken
    },
  }
}
