/** A document's number in a text index, and what a term is worth in it. */
export type Posting = { doc: number; score: number }

/** Postings that share one value of the table: small enough for half a page. */
export const blockLength = 150
const size = 12

export function encodePostings(postings: Posting[]): Buffer {
  const block = Buffer.allocUnsafe(postings.length * size)
  postings.forEach(({ doc, score }, i) => {
    block.writeUInt32BE(doc, i * size)
    block.writeDoubleBE(score, i * size + 4)
  })
  return block
}

export function eachPosting(
  block: Buffer,
  visit: (doc: number, score: number) => void,
) {
  for (let at = 0; at < block.length; at += size) {
    visit(block.readUInt32BE(at), block.readDoubleBE(at + 4))
  }
}

/** Both lists ascend by document; a change to score 0 takes a posting away. */
export function mergePostings(
  block: Buffer,
  changes: Posting[],
): Posting[] {
  const merged: Posting[] = []
  let at = 0
  eachPosting(block, (doc, score) => {
    while (at < changes.length && changes[at].doc < doc)
      merged.push(changes[at++])
    if (at < changes.length && changes[at].doc === doc)
      merged.push(changes[at++])
    else merged.push({ doc, score })
  })
  return [...merged, ...changes.slice(at)].filter(({ score }) => score > 0)
}

export function countOf(block: Buffer): number {
  return block.length / size
}
