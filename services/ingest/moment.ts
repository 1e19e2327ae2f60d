/** How far the clock of the database may be ahead of this one. */
const toleranceMs = 60_000

/**
 * The latest valid moment, as the feed writes it: MongoDB's
 * logical clock has seconds in its upper 32 bits and a counter in the lower.
 */
export function latestMoment(now = Date.now()) {
  const seconds = Math.floor((now + toleranceMs) / 1000)
  return `${seconds.toString(16).padStart(8, '0')}ffffffff`
}

/**
 * Matches entries from before the moment, and entries from the future,
 * which are invalid: a replay replaces them.
 */
export function isBefore(at: string) {
  return { $not: { $gte: at, $lte: latestMoment() } }
}
