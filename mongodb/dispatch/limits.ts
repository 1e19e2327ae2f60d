/** MongoDB's limit of one stored document (bytes). */
export const maxBsonObjectSize = 16 * 1024 * 1024
export const maxWriteBatchSize = 100_000
