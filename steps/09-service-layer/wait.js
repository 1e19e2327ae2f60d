// Waits until a site is ready: node steps/09-service-layer/wait.js <url>
import { setTimeout as pause } from 'node:timers/promises'

const [url] = process.argv.slice(2)

const began = Date.now()
while (!(await isReady())) {
  if (Date.now() - began > 120_000) throw new Error(`${url} is not ready`)
  await pause(200)
}
console.log(`ready after ${((Date.now() - began) / 1000).toFixed(1)} s`)

async function isReady() {
  try {
    const late = pause(2000, { ok: false })
    const { ok } = await Promise.race([fetch(`${url}/readyz`), late])
    return ok
  } catch {
    return false
  }
}
