import { longestRecord, type Piece, tooLong } from './piece.ts'

/** Gathers the bytes of each record in turn; holds no more than the longest allowed. */
export function createCollector() {
  let pieces: Piece[] = []
  let parts: Buffer[] = []
  let length = 0
  let number = 1
  let strayed = false

  function next(piece: Omit<Piece, 'number'>) {
    pieces.push({ number: number++, ...piece })
    parts = []
    length = 0
  }

  return {
    keep(part: Buffer) {
      length += part.length
      if (length > longestRecord) parts = []
      else parts.push(part)
    },
    emit() {
      if (length > longestRecord) next({ reason: tooLong })
      else next({ text: Buffer.concat(parts).toString('utf8') })
    },
    spoil: (reason: string) => next({ reason }),
    /** Something that is no object stands between two commas; it counts once. */
    stray() {
      if (!strayed) next({ reason: 'is not an object' })
      strayed = true
    },
    separate() {
      strayed = false
    },
    take() {
      const taken = pieces
      pieces = []
      return taken
    },
  }
}
