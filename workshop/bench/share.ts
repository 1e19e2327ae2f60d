import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Operation } from '@workshop/platform/operations/operation'
import { until } from '@workshop/platform/test/until'
import { services } from '@workshop/services/manifest'
import { type Db, MongoClient } from 'mongodb'
import pidusage from 'pidusage'
import { runLoad } from '../load/run.ts'
import { build, built } from '../stages/programs.ts'
import { startMongodb, startProgram } from './programs.ts'
import type { Bench } from './row.ts'

const held = 5000
const accepted = 10_000
const replicas = 8
const timeoutMs = 600_000

type Stand = {
  bench: Bench
  db: Db
  partner: string
  start(
    name: string,
    env?: NodeJS.ProcessEnv,
  ): Promise<{ url: string; pid: number; stop(): Promise<void> }>
}

/** Share, waiting and redirecting, against a partner that only takes time. */
export async function measure(bench: Bench) {
  const stand = await setUp(bench)
  await holdOpen(stand)
  await finishAll(stand)
  await scaleUp(stand)
}

async function setUp(bench: Bench): Promise<Stand> {
  const named = (wanted: string) =>
    services.filter(({ name }) => name === wanted)[0]
  await build(['partner', 'share-waiting', 'share-redirecting'].map(named))
  const { uri } = await startMongodb(bench, bench.folder)
  const client = await MongoClient.connect(uri)
  bench.after(() => client.close())
  const own = { PORT: '0', LOG_LEVEL: 'error', MONGODB_URI: uri }
  const start = (name: string, env: NodeJS.ProcessEnv = {}) =>
    startProgram(bench, {
      ...built(named(name)),
      env: { NODE_ENV: 'production', ...own, ...env },
    })
  const { url: partner } = await start('partner')
  const db = client.db('share')
  return {
    bench,
    db,
    partner,
    start: (name, env) => start(name, { PARTNER_URL: partner, ...env }),
  }
}

/** A waiting process with 5,000 requests open: how long does a fast one take? */
async function holdOpen({ bench, db, partner, start }: Stand) {
  await slowDown(partner, 7500)
  const { url, pid, stop } = await start('share-waiting')
  const fast = () => measureFast(`${url}/operations/none`)
  await fast()
  const unloaded = await fast()

  const shares = openShares(url)
  const haveBegun = async () =>
    (await db.collection('shares').countDocuments()) + shares.failed() >=
    held
  await until(haveBegun, 'all requests have begun', 60_000)
  const open = held - shares.answered()
  const loaded = await fast()
  const { memory } = await pidusage(pid)
  const statuses = await shares.all
  // Its worker would help those of the next measures.
  await stop()

  bench.report({
    ...{ name: 'waiting: requests open at once', value: open, unit: '' },
    ...{ beside: 'sent', limit: held, target: '1.0' },
  })
  const name = 'waiting: fast p99 meanwhile'
  const beside = 'the same, unloaded'
  bench.report({
    ...{ name, unit: 'ms', beside, target: '≤ 3.0' },
    ...{ value: loaded, limit: unloaded },
  })
  const count = statuses.filter(status => status === 201).length
  bench.report({
    ...{ name: 'waiting: answered 201', value: count, unit: '' },
    ...{ beside: 'sent', limit: held, target: '1.0' },
  })
  bench.reportWithin(300, 'MB', 'waiting: resident meanwhile', memory / 1e6)
}

/** The 99th percentile of a fast request, in milliseconds. */
async function measureFast(url: string) {
  const wanted = { url, method: 'GET', headers: {}, connections: 5 }
  const { latencyMs } = await runLoad(
    { ...wanted, timeoutMs: 10_000 },
    { perSecond: 100, seconds: 1 },
  )
  return latencyMs?.p99 ?? Number.NaN
}

/** Sends all of them within three seconds, each on a connection of its own. */
function openShares(url: string) {
  const agent = new Agent({ maxSockets: held })
  let [answered, failed] = [0, 0]
  async function share(index: number) {
    await pause((index * 3000) / held)
    const req = request(`${url}/posts/p/shares`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=8' },
      agent,
    })
    req.end(JSON.stringify({ user: 'bench' }))
    const [res] = await once(req, 'response')
    res.resume()
    answered++
    if (res.statusCode !== 201) failed++
    return Number(res.statusCode)
  }
  const all = Promise.all(
    Array.from({ length: held }, (_, index) =>
      share(index).catch(() => failed++),
    ),
  )
  return { answered: () => answered, failed: () => failed, all }
}

/** 10,000 accepted operations have 10,000 effects, each once. */
async function finishAll({ bench, db, partner, start }: Stand) {
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
async function scaleUp({ bench, db, partner, start }: Stand) {
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

async function slowDown(partner: string, ms: number) {
  await fetch(`${partner}/behaviour`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latency: { kind: 'fixed', ms } }),
  })
}
