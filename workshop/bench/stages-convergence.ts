import { setTimeout as pause } from 'node:timers/promises'
import type { Site } from './stages-start.ts'

type Progress = { receivers: { lag: number; delivered: number }[] }
type Topics = { topics: { posts: number }[] }

/** How long nothing may be delivered, in milliseconds. */
const quietTimeoutMs = 60_000

/** Resolves when no receiver waits for a change and `count` posts are there; rejects where nothing moves any more. */
export async function untilConverged({ runtime }: Site, count: number) {
  const { replicas } = await runtime.status()
  const at = (name: string) =>
    replicas.find(({ service }) => service === name)?.address
  const progress = `${at('synchronise')}/progress`
  const recommendations = `${at('recommend')}/recommendations`

  let before = -1
  let end = 0
  for (;;) {
    const { receivers } = await read<Progress>(progress)
    const isBehind = receivers.some(({ lag }) => lag > 0)
    if (!isBehind && (await countPosts(recommendations)) === count) return

    const now = sum(receivers.map(({ delivered }) => delivered))
    if (now !== before) end = Date.now() + quietTimeoutMs
    if (Date.now() > end) throw new Error(`Delivering ended at ${now}.`)
    before = now
    await pause(250)
  }
}

async function countPosts(recommendations: string) {
  const { topics } = await read<Topics>(recommendations)
  return sum(topics.map(({ posts }) => posts))
}

async function read<Body>(url: string) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`)
  return (await answer.json()) as Body
}

function sum(values: number[]) {
  return values.reduce((all, value) => all + value, 0)
}
