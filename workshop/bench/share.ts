import type { Operation } from '@workshop/platform/operations/operation'
import { until } from '@workshop/platform/test/until'
import type { Db } from 'mongodb'
import { holdOpen } from './hold-open.ts'
import type { Bench } from './row.ts'
import { type ShareStand, setUpShare, slowDown } from './share-stand.ts'

const accepted = 10_000
const replicas = 8
const timeoutMs = 600_000

/** Share, waiting and redirecting, against a partner that only takes time. */
export async function measure(bench: Bench) {
  const stand = await setUpShare(bench)
  await holdOpen(stand)
  await finishAll(stand)
  await scaleUp(stand)
}

/** 10,000 accepted operations have 10,000 effects, each once. */
async function finishAll({ bench, db, partner, start }: ShareStand) {
  await slowDown(partner, 20)
  await fetch(`${partner}/effects`, { method: 'DELETE' })
  const { url, stop } = await start('share-redirecting', {
    QUEUE_LIMIT: '20000',
    CONCURRENCY: '50',
  })
  await acceptAll(url, accepted)
  await untilOver(db)
  const answer = await fetch(`${partner}/effects`)
  const { effects } = (await answer.json()) as {
    effects: { times: number }[]
  }
  await stop()
  const once = effects.filter(({ times }) => times === 1).length
  bench.report({
    ...{ name: 'redirecting: effects, each once', value: once, unit: '' },
    ...{ beside: 'accepted', limit: accepted, target: '1.0' },
  })
}

/** The partner's latency and the concurrency are the limit: replicas add up. */
async function scaleUp({ bench, db, partner, start }: ShareStand) {
  await slowDown(partner, 1000)
  const finished: number[] = []
  for (const count of [1, replicas]) {
    const env = { CONCURRENCY: '5' }
    const all = await Promise.all(
      Array.from({ length: count }, () => start('share-redirecting', env)),
    )
    const operations = 50 * count
    const startedAt = performance.now()
    await acceptAll(all[0].url, operations)
    await untilOver(db)
    const seconds = (performance.now() - startedAt) / 1000
    finished.push(operations / seconds)
    await Promise.all(all.map(({ stop }) => stop()))
  }
  const [one, many] = finished
  bench.report({
    ...{ name: `redirecting, ${replicas} replicas`, value: many },
    ...{ unit: '/s', beside: '1 replica', limit: one, target: '≥ 7.0' },
  })
}

async function acceptAll(url: string, count: number) {
  let left = count
  const lane = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${url}/posts/p/shares`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'bench' }),
      })
      await answer.arrayBuffer()
      if (answer.status !== 202) throw new Error(`status ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: 20 }, lane))
}

async function untilOver(db: Db) {
  const operations = db.collection<Operation>('operations')
  const isOver = async () =>
    (await operations.findOne({ dueAt: { $exists: true } })) === null
  await until(isOver, 'every operation is over', timeoutMs)
}
