// How long does a page take? node steps/07-review/time.js <url> [times]
import { get } from '../06-monolith/get.js'

const [url, times = 20] = process.argv.slice(2)

const taken = []
for (let time = 0; time < times; time++) {
  const began = performance.now()
  const answer = await get(url)
  await answer.arrayBuffer()
  taken.push(performance.now() - began)
}

taken.sort((a, b) => a - b)
const middle = taken[Math.floor(taken.length / 2)]
console.log(`middle   ${middle.toFixed(1)} ms`)
console.log(`slowest  ${taken.at(-1).toFixed(1)} ms`)
