/** Retries that a call earns, that a second earns, and that can be saved. */
const perCall = 0.2
const perSecond = 5
const limit = 50

/** Keeps retries at a fifth of the calls, so that they do not overload a failing upstream. */
export function createRetryBudget(now = () => performance.now()) {
  let tokens = limit
  let updatedAt = now()

  /** Whether another retry can be afforded. */
  function isLeft() {
    const earned = ((now() - updatedAt) / 1000) * perSecond
    updatedAt = now()
    tokens = Math.min(limit, tokens + earned)
    return tokens >= 1
  }

  return {
    isLeft,
    earn() {
      tokens = Math.min(limit, tokens + perCall)
    },
    /** Pays for a retry; false where none is left. */
    spend() {
      if (!isLeft()) return false
      tokens--
      return true
    },
  }
}

export type RetryBudget = ReturnType<typeof createRetryBudget>
