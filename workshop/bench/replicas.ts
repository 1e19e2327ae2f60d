import { type Client, createClient } from '@workshop/platform/client/client'
import { compare, rate, type Side } from './measure.ts'
import { startBuilt } from './programs.ts'
import type { Bench } from './row.ts'

/** A service limited per replica, called by the services' client, beside what one replica does. */
export async function measure(bench: Bench) {
  const all: string[] = []
  // In turn: the end of a build stops the builder for every build.
  while (all.length < 8)
    all.push(await startBuilt(bench, 'replicas-limited'))
  const work = (n: number) =>
    throughput(all.slice(0, n), 32, client => client.call('/work'))
  for (const n of [2, 4, 8])
    await compare(
      bench,
      {
        name: `a service limited per replica, ${n} replicas`,
        unit: '/s',
        beside: '1 replica',
      },
      1,
      work(n),
      work(1),
    )
}

/** Calls per second over all of these, `lanes` calls at a time. */
export function throughput(
  addresses: string[],
  lanes: number,
  act: (client: Client) => Promise<unknown>,
): Side {
  return async () => {
    const client = createClient({
      upstream: 'measured',
      instances: () => addresses,
      deadlineMs: 10_000,
    })
    const call = () => act(client)
    await rate(call, 1, lanes)
    const measured = await rate(call, 3, lanes)
    client.close()
    return measured
  }
}
