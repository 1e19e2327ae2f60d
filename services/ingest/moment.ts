/** How far the clock of the database may be ahead of this one. */
const toleranceMs = 60_000

/**
 * The latest moment that can be true now, as the feed writes it: MongoDB's
 * logical clock has seconds in its upper 32 bits and a counter in the lower.
 */
export function latestMoment(now = Date.now()) {
  const seconds = Math.floor((now + toleranceMs) / 1000)
  return `${seconds.toString(16).padStart(8, '0')}ffffffff`
}

/**
 * Matches what is stored from before the moment. An entry from the future
 * cannot be true either: a replay replaces it.
 */
export function isBefore(at: string) {
  return { $not: { $gte: at, $lte: latestMoment() } }
}
