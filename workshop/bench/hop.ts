import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createClient } from '@workshop/platform/client/client'
import { createMetrics } from '@workshop/platform/metrics'
import { traceOf, withTrace } from '@workshop/platform/trace'
import { run } from '../stages/process.ts'
import { createBroker } from './hop-broker.ts'
import { inTurn, median, type Report } from './row.ts'
import { startService } from './service.ts'

const file = fileURLToPath(new URL('./hop-process.ts', import.meta.url))
const calls = 1000
const rounds = 9

type Call = () => Promise<unknown>

/** One call between two processes, ours beside the same call made with Moleculer. */
export async function measure(report: Report) {
  const service = await startService('served')
  const client = createClient({
    upstream: 'list',
    instances: () => [service.ready.url],
    registry: createMetrics('web').registry,
  })
  const ours = () => traced(() => client.call('/posts'))
  try {
    await measureBeside(report, 'bare', ours)
    await measureBeside(report, 'dutiful', ours)
  } finally {
    client.close()
    await service.stop()
  }
}

const names = {
  bare: 'Moleculer as it comes',
  dutiful: 'Moleculer with equal duties',
}

async function measureBeside(
  report: Report,
  kind: 'bare' | 'dutiful',
  ours: Call,
) {
  const moleculer = await startMoleculer(kind)
  try {
    for (const lanes of [1, 10]) {
      const timed = (call: Call) => () => p50(call, lanes)
      await timed(ours)()
      await timed(moleculer.call)()
      report({
        group: 'hop',
        name: `p50 of a call, ${lanes} at a time`,
        unit: 'ms',
        beside: names[kind],
        ...(await inTurn(rounds, timed(ours), timed(moleculer.call))),
      })
    }
  } finally {
    await moleculer.stop()
  }
}

async function startMoleculer(kind: 'bare' | 'dutiful') {
  const ports = { caller: await freePort(), list: await freePort() }
  const args = [kind, JSON.stringify(ports)]
  const { stop } = await run({ name: 'moleculer', file, args })
  const broker = createBroker('caller', ports, kind)
  await broker.start()
  await broker.waitForServices('list')
  return {
    call: () => broker.call('list.posts'),
    stop: async () => {
      await broker.stop()
      await stop()
    },
  }
}

/** Milliseconds of the middle one of `calls` calls. */
async function p50(call: Call, lanes: number) {
  const times: number[] = []
  const lane = async () => {
    while (times.length < calls) {
      const began = performance.now()
      await call()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return median(times)
}

/** As within a request: its trace goes along. */
function traced(call: Call) {
  return new Promise((resolve, reject) =>
    withTrace(traceOf(undefined), () => call().then(resolve, reject)),
  )
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
