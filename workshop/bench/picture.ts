import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient } from '@workshop/platform/client/client'
import { services } from '@workshop/services/manifest'
import { root } from '../stages/paths.ts'
import { build, built } from '../stages/programs.ts'
import { runProgram } from '../supervisor/program.ts'
import { inTurn, type Report, rate } from './row.ts'

const bare = fileURLToPath(new URL('./picture-bare.ts', import.meta.url))
const original = join(root, 'static/pictures/lighthouse.jpg')
const rounds = 3
const seconds = 3
const width = 700
/** Two for each replica: one runs, one waits. */
const lanes = 4

/** `picture` at two replicas beside one; first, what two processes that only resize reach beside one. */
export async function measure(report: Report) {
  await measureFree(report)
  const processes = (n: number) => () => resizeBare(n)
  report({
    group: 'picture',
    name: 'bare resizes, 2 processes',
    unit: '/s',
    beside: '1 process',
    ...(await inTurn(rounds, processes(2), processes(1))),
  })
  await withReplicas(2, async all => {
    const replicas = (n: number) => () => throughput(all.slice(0, n))
    report({
      group: 'picture',
      name: 'picture, 2 replicas',
      unit: '/s',
      beside: '1 replica',
      ...(await inTurn(rounds, replicas(2), replicas(1))),
    })
  })
}

/** The number of idle processors during a second; the load needs some of them, too. */
async function measureFree(report: Report) {
  const before = idleMilliseconds()
  const began = performance.now()
  await pause(1000)
  const value = (idleMilliseconds() - before) / (performance.now() - began)
  const limit = availableParallelism()
  report({
    group: 'picture',
    name: 'processors free before',
    value,
    unit: '',
    beside: 'processors',
    limit,
    ratio: value / limit,
  })
}

function idleMilliseconds() {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0)
}

async function resizeBare(n: number) {
  const args = [original, String(width), String(seconds)]
  const program = { name: 'bare', file: bare, args }
  const all = await Promise.all(
    Array.from({ length: n }, () =>
      runProgram<{ perSecond: number }>(program),
    ),
  )
  await Promise.all(all.map(process => process.stop()))
  return all.reduce((sum, { ready }) => sum + ready.perSecond, 0)
}

/** Starts the built service `n` times. */
async function withReplicas(
  n: number,
  act: (addresses: string[]) => Promise<void>,
) {
  const picture = services.filter(({ name }) => name === 'picture')
  await build(picture)
  const program = built(picture[0])
  const env = { ...program.env, PORT: '0', LOG_LEVEL: 'warn' }
  const all = await Promise.all(
    Array.from({ length: n }, () =>
      runProgram<{ url: string }>({ ...program, env }),
    ),
  )
  try {
    await act(all.map(({ ready }) => ready.url))
  } finally {
    await Promise.all(all.map(replica => replica.stop()))
  }
}

/** Pictures per second over these, by the services' own client; no two are equal, so that none is shared. */
async function throughput(addresses: string[]) {
  const client = createClient({
    upstream: 'picture',
    instances: () => addresses,
    deadlineMs: 10_000,
  })
  let asked = 0
  const call = () =>
    client.call('/pictures/lighthouse', {
      params: { width: width + (asked++ % 20) },
      headers: { accept: 'image/webp' },
      responseType: 'arraybuffer',
    })
  try {
    await rate(call, 0.5, lanes)
    return await rate(call, seconds, lanes)
  } finally {
    client.close()
  }
}
