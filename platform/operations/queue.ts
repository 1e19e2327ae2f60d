/**
 * About how many operations are open, without a query for each request: they
 * are counted every `everyMs`, and this process adds its own meanwhile.
 */
export function createQueue(count: () => Promise<number>, everyMs: number) {
  let counted = 0
  let added = 0

  async function recount() {
    const before = added
    counted = await count()
    added -= before
  }

  // While the database is unavailable, the last number holds.
  const timer = setInterval(() => recount().catch(() => {}), everyMs)
  recount().catch(() => {})

  return {
    length: () => counted + added,
    add: () => void added++,
    close: () => clearInterval(timer),
  }
}
