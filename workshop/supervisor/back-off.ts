const shortestMs = 100
const longestMs = 5000
/** A process that ran this long counts as healthy. */
const healthyMs = 10_000

/** The pause before the next restart: twice as long each time, until a process was healthy. */
export function createBackOff() {
  let next = shortestMs
  return function pauseAfter(ranMs: number) {
    if (ranMs >= healthyMs) next = shortestMs
    const pause = next
    next = Math.min(next * 2, longestMs)
    return pause
  }
}
