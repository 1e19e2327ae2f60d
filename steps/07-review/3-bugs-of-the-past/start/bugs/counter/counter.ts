type Count = { requests: number; bytes: number }

/** Counts requests by the name of their page. */
export function createCounter() {
  const counts: Record<string, Count> = {
    home: { requests: 0, bytes: 0 },
    search: { requests: 0, bytes: 0 },
  }

  return {
    count(page: string, bytes: number) {
      const count = counts[page]
      count.requests += 1
      count.bytes += bytes
    },
    read: (page: string) => counts[page],
  }
}
