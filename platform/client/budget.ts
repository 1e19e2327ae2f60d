/** What each call earns, what the bucket holds and begins with, what a second earns. */
const share = 0.2
const most = 50
const floor = 5

/** Keeps retries a fifth of the calls, and a few a second: an upstream in trouble is not asked thrice as much. */
export function createBudget(now = () => performance.now()) {
  let tokens = most
  let filled = now()

  return {
    earn() {
      tokens = Math.min(most, tokens + share)
    },
    /** Whether one more retry can be afforded; it is paid for. */
    spend() {
      const earned = ((now() - filled) / 1000) * floor
      filled = now()
      tokens = Math.min(most, tokens + earned)
      if (tokens < 1) return false
      tokens--
      return true
    },
  }
}

export type Budget = ReturnType<typeof createBudget>
