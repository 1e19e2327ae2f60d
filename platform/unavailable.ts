const names = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
])

/** Not primary, shutting down, recovering: the codes of the drivers' SDAM specification. */
const codes = new Set([
  91, 189, 7, 6, 89, 9001, 10107, 11600, 11602, 13435, 13436,
])

/** Whether MongoDB cannot be reached now, as opposed to a request that it refused. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (names.has(error.name)) return true
  if ('code' in error && error.name === 'MongoServerError') {
    return codes.has(Number(error.code))
  }
  return isDatabaseUnavailable(error.cause)
}
