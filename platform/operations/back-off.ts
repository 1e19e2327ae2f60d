const firstMs = 500
const longestMs = 30_000

/**
 * How long to wait after so many failed attempts: it doubles each time, and a
 * random half of it keeps operations that failed together apart.
 */
export function backOffMs(attempts: number, random = Math.random()) {
  const longest = Math.min(firstMs * 2 ** (attempts - 1), longestMs)
  return longest / 2 + (longest / 2) * random
}
