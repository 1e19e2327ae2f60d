import { setTimeout as pause } from 'node:timers/promises'

/** Visits a page again and again until it is stopped; counts the visits and collects failures. */
export function keepVisiting(url: string, atOnce = 4) {
  const failures: string[] = []
  let visits = 0
  let isOver = false

  async function visit() {
    while (!isOver && visits < 20_000) {
      visits++
      const answer = await fetch(url).catch(error => error as Error)
      if (answer instanceof Error) failures.push(answer.message)
      else if (answer.status !== 200) failures.push(await answer.text())
      else await answer.arrayBuffer()
      // The site needs the machine's few processors, too.
      await pause(20)
    }
  }

  const all = Promise.all(Array.from({ length: atOnce }, visit))
  return {
    count: () => visits,
    async stop() {
      isOver = true
      await all
      return { visits, failures }
    },
  }
}
