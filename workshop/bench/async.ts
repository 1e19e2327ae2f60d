import { setTimeout as pause } from 'node:timers/promises'
import { committedPosts as posts } from '../contract/committed-posts.ts'
import { enterSharing } from '../contract/http/actions.ts'
import { createSite } from '../contract/site.ts'
import { sendOpenLoop } from '../load/open-loop.ts'
import { load } from './load.ts'
import { compare, time } from './measure.ts'
import { type Site, startSite } from './programs.ts'
import type { Bench } from './row.ts'

const settledMs = 30_000
const likesPerSecond = 50
const readerCount = 20

/** The whole stage `async`: its start, its memory, and its front page under likes. */
export async function measure(bench: Bench) {
  const first = await startSite(bench, 'async')
  await first.stop()
  const { value, result } = await time(() => startSite(bench, 'async'))
  bench.reportWithin(8000, 'ms', 'async: start, all ready', value)
  await pause(settledMs)
  await measureMemory(bench, result)
  await measureUnderLikes(bench, result)
}

async function measureMemory(bench: Bench, { runtime }: Site) {
  const { replicas } = await runtime.status()
  const sum = replicas.reduce((sum, { memory }) => sum + memory, 0)
  const name = `async: resident, all ${replicas.length} processes`
  bench.reportWithin(1800, 'MB', name, sum / 1e6)
}

async function measureUnderLikes(bench: Bench, { url }: Site) {
  const like = await enterReaders(url)
  const seconds = 5
  await load(url, ['/'], seconds)
  const underLikes = async () => {
    const answers = { done: 0, failed: 0 }
    const likes = sendOpenLoop({
      ...{ perSecond: likesPerSecond, seconds, send: like },
      onOutcome: ({ answer }) =>
        answer && answer.status < 300 ? answers.done++ : answers.failed++,
    })
    const sample = await load(url, ['/'], seconds)
    await likes
    if (answers.failed > answers.done / 100)
      throw new Error(`${answers.failed} likes failed.`)
    return sample
  }

  const name = `/ under ${likesPerSecond} likes a second`
  await compare(
    bench,
    { name, unit: '/s', beside: '/ without', target: '≥ 0.7' },
    3,
    underLikes,
    () => load(url, ['/'], seconds),
  )
}

/** Readers who take turns; each call is a like that did not exist before. */
async function enterReaders(url: string) {
  const site = createSite(url, posts)
  const readers = await Promise.all(
    Array.from({ length: readerCount }, () => enterSharing(site)),
  )
  let turn = 0
  return () => {
    const { visitor, _csrf } = readers[turn % readerCount]
    const { id } = posts[Math.floor(turn / readerCount) % posts.length]
    turn++
    return visitor.post(`/posts/${id}/like`, { _csrf })
  }
}
