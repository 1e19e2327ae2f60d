import { type Client, createClient } from '@workshop/platform/client/client'
import { services } from '@workshop/services/manifest'
import { build, built } from '../stages/programs.ts'
import { compare, rate } from './measure.ts'
import { startProgram } from './programs.ts'
import type { Bench } from './row.ts'

const env = { PORT: '0', LOG_LEVEL: 'warn' }
/** Two for each replica: one runs, one waits. */
const lanes = 4

/** `picture` at two replicas beside one: what it gains depends on the free processors. */
export async function measure(bench: Bench) {
  const picture = services.filter(({ name }) => name === 'picture')
  await build(picture)
  const start = () => startProgram(bench, { ...built(picture[0]), env })
  const all = await Promise.all([start(), start()])

  let asked = 0
  /** Equal pictures at the same time would be resized once. */
  const resize = (client: Client) =>
    client.call('/pictures/lighthouse', {
      params: { width: 700 + (asked++ % 20) },
      headers: { accept: 'image/webp' },
      responseType: 'arraybuffer',
    })
  const replicas = (n: number) => async () => {
    const urls = all.slice(0, n).map(({ url }) => url)
    const client = createClient({
      upstream: 'picture',
      instances: () => urls,
      deadlineMs: 10_000,
    })
    const call = () => resize(client)
    await rate(call, 1, lanes)
    const measured = await rate(call, 3, lanes)
    client.close()
    return measured
  }
  await compare(
    bench,
    { name: 'picture, 2 replicas', unit: '/s', beside: '1 replica' },
    3,
    replicas(2),
    replicas(1),
  )
}
