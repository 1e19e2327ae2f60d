/** The bytes of a file or a stream, a chunk at a time. */
export type Chunks = AsyncIterable<Buffer>

/** The first bytes, at least `wanted` where there are as many, and a stream that still has them. */
export async function readHead(chunks: Chunks, wanted: number) {
  const iterator = chunks[Symbol.asyncIterator]()
  const seen: Buffer[] = []
  let length = 0
  while (length < wanted) {
    const { done, value } = await iterator.next()
    if (done) break
    seen.push(value)
    length += value.length
  }
  const head = Buffer.concat(seen)
  return { head, chunks: rejoin(head, iterator) }
}

async function* rejoin(head: Buffer, rest: AsyncIterator<Buffer>) {
  try {
    if (head.length > 0) yield head
    yield* { [Symbol.asyncIterator]: () => rest }
  } finally {
    await rest.return?.()
  }
}
