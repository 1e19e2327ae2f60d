/**
 * Lets equal questions share one answer: whoever asks while it is being read
 * waits for the next reading, which begins after they asked, so that nobody
 * is told what was true before.
 */
export function shareReads<Answer>() {
  const running = new Map<string, Promise<Answer>>()
  const next = new Map<string, Promise<Answer>>()

  function start(key: string, read: () => Promise<Answer>) {
    const reading = read().finally(() => running.delete(key))
    running.set(key, reading)
    return reading
  }

  return function ask(key: string, read: () => Promise<Answer>) {
    const first = running.get(key)
    if (!first) return start(key, read)

    const waiting = next.get(key)
    if (waiting) return waiting
    const second = first
      .catch(() => {})
      .then(() => {
        next.delete(key)
        return start(key, read)
      })
    next.set(key, second)
    return second
  }
}
