type Check = () => Promise<unknown>

/** A check that has passed is not repeated: the site stays ready without an upstream. */
export function once(check: Check): Check {
  let passed = false

  return async () => {
    if (passed) return
    await check()
    passed = true
  }
}
