import { setTimeout as pause } from 'node:timers/promises'

type Answer = { ready: boolean; why: string }
type Problem = { errors?: { field: string; message: string }[] }

/** What `/readyz` says there, and in words why it is not ready. */
export async function askReady(url: string): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(1500)
    const response = await fetch(`${url}/readyz`, { signal })
    const body = await response.text()
    return { ready: response.ok, why: response.ok ? '' : reasonIn(body) }
  } catch {
    return { ready: false, why: 'does not answer' }
  }
}

/** Asks again and again; false when the signal aborts before it is ready. */
export async function becomesReady(url: string, signal: AbortSignal) {
  while (!signal.aborted) {
    if ((await askReady(url)).ready) return true
    await pause(100, null, { signal }).catch(() => {})
  }
  return false
}

function reasonIn(body: string) {
  try {
    const { errors = [] } = JSON.parse(body) as Problem
    return errors
      .map(({ field, message }) => `${field} ${message}`)
      .join(', ')
  } catch {
    return 'answers nonsense'
  }
}
