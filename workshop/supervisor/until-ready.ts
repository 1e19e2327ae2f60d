import { askReady } from './readiness.ts'
import type { Replica } from './replica.ts'

type ReadinessWait = {
  timeoutMs?: number
  /** Hears every few seconds which replicas are not ready. */
  onWait?: (text: string) => void
}

const reportIntervalMs = 5000

/** Resolves when these replicas are ready; rejects after the timeout, with the reasons. */
export async function untilReady(
  replicas: Replica[],
  all: Replica[] = replicas,
  { timeoutMs = 60_000, onWait = () => {} }: ReadinessWait = {},
) {
  const signal = AbortSignal.timeout(timeoutMs)
  const report = setInterval(async () => {
    const lines = await explain(all)
    if (lines.length > 0) onWait(`waiting for ${lines.join('; ')}`)
  }, reportIntervalMs)
  try {
    for (const replica of replicas) await replica.untilReady(signal)
  } catch (error) {
    if (!signal.aborted) throw error
    const lines = (await explain(all)).map(line => `\n  ${line}`)
    throw new Error(
      `Not ready within ${timeoutMs / 1000} seconds:${lines.join('')}`,
    )
  } finally {
    clearInterval(report)
  }
}

async function explain(replicas: Replica[]) {
  const unready = replicas.filter(({ options }) => options.probed)
  const lines = await Promise.all(
    unready.map(async ({ name, address }) => {
      const { ready, why } = await askReady(address)
      return ready ? '' : `${name}: ${why}`
    }),
  )
  return lines.filter(line => line !== '')
}
