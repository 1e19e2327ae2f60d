// Waits until a site is ready: node steps/09-service-layer/wait.js <url>
import { setTimeout as pause } from 'node:timers/promises'
import axios from 'axios'

const [url] = process.argv.slice(2)

const began = Date.now()
while (!(await isReady())) {
  if (Date.now() - began > 120_000) {
    console.error(`${url} is not ready after two minutes`)
    process.exit(1)
  }
  await pause(200)
}
console.log(`ready after ${((Date.now() - began) / 1000).toFixed(1)} s`)

async function isReady() {
  try {
    await axios.get(`${url}/readyz`, { timeout: 2000 })
    return true
  } catch {
    return false
  }
}
