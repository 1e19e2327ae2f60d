type Count = { requests: number; bytes: number }

/** Counts requests by the name of their page. */
export function createCounter() {
  const counts = new Map<string, Count>()

  return {
    count(page: string, bytes: number) {
      const count = counts.get(page) ?? { requests: 0, bytes: 0 }
      count.requests += 1
      count.bytes += bytes
      counts.set(page, count)
    },
    read: (page: string) => counts.get(page),
  }
}
