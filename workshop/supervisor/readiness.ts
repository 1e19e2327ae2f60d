import { setTimeout as pause } from 'node:timers/promises'

type Readiness = { ready: boolean; why: string }
type Problem = { errors?: { field: string; message: string }[] }

const probeTimeoutMs = 1500
/** A process that needs long, such as one that fills its store, is asked less and less often. */
const probePause = { firstMs: 100, growth: 1.5, longestMs: 500 }

/** What `/readyz` says, and in words why a process is not ready. */
export async function askReady(url: string): Promise<Readiness> {
  if (!url) return { ready: false, why: 'does not listen' }
  try {
    const signal = AbortSignal.timeout(probeTimeoutMs)
    const response = await fetch(`${url}/readyz`, { signal })
    const body = await response.text()
    return { ready: response.ok, why: response.ok ? '' : reasonIn(body) }
  } catch {
    return { ready: false, why: 'does not answer' }
  }
}

/** Asks until the process is ready or the signal aborts. */
export async function becomesReady(url: string, signal: AbortSignal) {
  let ms = probePause.firstMs
  while (!signal.aborted) {
    if ((await askReady(url)).ready) return
    await pause(ms, null, { signal }).catch(() => {})
    ms = Math.min(ms * probePause.growth, probePause.longestMs)
  }
}

function reasonIn(body: string) {
  try {
    const { errors = [] } = JSON.parse(body) as Problem
    return errors
      .map(({ field, message }) => `${field} ${message}`)
      .join(', ')
  } catch {
    return 'gives an unknown answer'
  }
}
