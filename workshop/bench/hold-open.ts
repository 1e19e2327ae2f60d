import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '@workshop/platform/test/until'
import pidusage from 'pidusage'
import { runLoad } from '../load/run.ts'
import { type ShareStand, slowDown } from './share-stand.ts'

const held = 5000

/** A waiting process with 5,000 requests open: how long does a fast one take? */
export async function holdOpen({ bench, db, partner, start }: ShareStand) {
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
