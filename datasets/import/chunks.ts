/** The bytes of a file or a stream, a piece at a time. */
export type Chunks = AsyncIterable<Buffer>
