// How long does the slowest request take, alone and beside other requests?
// node steps/07-review/beside.js <url> <url of the other requests>
import { get } from '../06-monolith/get.js'

const [url, other] = process.argv.slice(2)

let finished = false
await take(url)
console.log(`alone           ${await slowestUntil(20)} ms`)

const others = [1, 2, 3].map(() => take(other))
Promise.all(others).then(() => (finished = true))
console.log(`beside 3 others ${await slowestUntil(Infinity)} ms`)

/** Requests the page that many times, or until the others have finished. */
async function slowestUntil(times) {
  let slowest = 0
  for (let time = 0; time < times && !finished; time++)
    slowest = Math.max(slowest, await take(url))
  return slowest
}

async function take(url) {
  const began = performance.now()
  const answer = await get(url)
  await answer.arrayBuffer()
  return Math.round(performance.now() - began)
}
