/** A document's number in a text index, and what a term is worth in it. */
export type Posting = { doc: number; score: number }

/** Postings that share one value of the table: few enough for one byte to number their scores. */
const blockLength = 250

/**
 * Postings as bytes. Scores repeat a lot: each stands once, in front; a
 * posting is the distance from the document before it and its score's place.
 */
export function encodeBlock(postings: Posting[]): Buffer {
  const places = new Map<number, number>()
  for (const { score } of postings) {
    if (!places.has(score)) places.set(score, places.size)
  }
  const block = Buffer.allocUnsafe(
    2 + places.size * 8 + postings.length * 6,
  )
  block[0] = postings.length
  block[1] = places.size
  let at = 2
  for (const score of places.keys()) at = block.writeDoubleLE(score, at)
  let last = 0
  for (const { doc, score } of postings) {
    at = writeNumber(block, doc - last, at)
    block[at++] = places.get(score) as number
    last = doc
  }
  return block.subarray(0, at)
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function writeNumber(block: Buffer, number: number, at: number): number {
  let rest = number
  let place = at
  while (rest > 127) {
    block[place++] = (rest & 127) | 128
    rest >>>= 7
  }
  block[place++] = rest
  return place
}

export function eachPosting(
  block: Buffer,
  visit: (doc: number, score: number) => void,
) {
  const scores: number[] = []
  let at = 2
  for (; at < 2 + block[1] * 8; at += 8) scores.push(block.readDoubleLE(at))
  let doc = 0
  while (at < block.length) {
    let shift = 0
    let byte = block[at++]
    for (; byte > 127; byte = block[at++]) {
      doc += (byte & 127) << shift
      shift += 7
    }
    doc += byte << shift
    visit(doc, scores[block[at++]])
  }
}

export function countOf(block: Buffer): number {
  return block[0]
}

/**
 * The block with the changes (both ascend by document), cut into blocks again.
 * A change to score 0 removes a posting.
 */
export function changedBlocks(
  block: Buffer | undefined,
  changes: Posting[],
): Posting[][] {
  const merged = block ? merge(block, changes) : changes
  const kept = merged.filter(({ score }) => score > 0)
  const blocks: Posting[][] = []
  for (let at = 0; at < kept.length; at += blockLength) {
    blocks.push(kept.slice(at, at + blockLength))
  }
  return blocks
}

function merge(block: Buffer, changes: Posting[]): Posting[] {
  const merged: Posting[] = []
  let at = 0
  eachPosting(block, (doc, score) => {
    while (changes[at]?.doc < doc) merged.push(changes[at++])
    if (changes[at]?.doc === doc) merged.push(changes[at++])
    else merged.push({ doc, score })
  })
  for (; at < changes.length; at++) merged.push(changes[at])
  return merged
}
