import { fileURLToPath } from 'node:url'
import { createClient } from '@workshop/platform/client/client'
import { runProgram } from '../supervisor/program.ts'
import { type Report, rate } from './row.ts'

const file = fileURLToPath(
  new URL('./replicas-limited.ts', import.meta.url),
)
const limited = { name: 'limited', file, env: { LOG_LEVEL: 'silent' } }
/** Enough for eight to be busy at once. */
const lanes = 32

/** A service limited per replica, called by the services' own client, beside what one replica does. */
export async function measure(report: Report) {
  const replicas = await Promise.all(
    Array.from({ length: 8 }, () => runProgram<{ url: string }>(limited)),
  )
  const all = replicas.map(({ ready }) => ready.url)
  try {
    const one = await throughput(all.slice(0, 1))
    for (const n of [1, 2, 4, 8]) {
      const value = n === 1 ? one : await throughput(all.slice(0, n))
      report({
        group: 'replicas',
        name: `a service limited per replica, ${n} of it`,
        value,
        unit: '/s',
        beside: '1 of it',
        limit: one,
        ratio: value / one,
      })
    }
  } finally {
    await Promise.all(replicas.map(replica => replica.stop()))
  }
}

/** Calls per second, round robin over these. */
async function throughput(addresses: string[]) {
  const client = createClient({
    upstream: 'limited',
    instances: () => addresses,
    deadlineMs: 10_000,
  })
  const call = () => client.call('/work')
  try {
    await rate(call, 1, lanes)
    return await rate(call, 4, lanes)
  } finally {
    client.close()
  }
}
