import pidusage from 'pidusage'

const everyMs = 500

/** Follows a process's resident memory from outside: a blocked process cannot report it. */
export function watchMemory(pid: number) {
  let largest = 0
  async function look() {
    const { memory } = await pidusage(pid)
    largest = Math.max(largest, memory)
  }
  // A process that has ended has no memory.
  const timer = setInterval(() => look().catch(() => {}), everyMs)

  return {
    /** The largest so far, in bytes. */
    largest: () => largest,
    stop: () => clearInterval(timer),
  }
}
