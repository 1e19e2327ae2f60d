type Check = () => Promise<unknown>

/** A check that has passed once is passed for good: what the site can do without must not take it away later. */
export function once(check: Check): Check {
  let passed = false

  return async () => {
    if (passed) return
    await check()
    passed = true
  }
}
