// Which replicas answer? Requests a page many times, then reads each one's metrics.
// node steps/09-service-layer/share.js <url> <service> [times]
import { get } from '../06-monolith/get.js'
import { replicasOf } from './replicas.js'

const [url, service, times = 60] = process.argv.slice(2)
const replicas = replicasOf(service)

const before = await Promise.all(replicas.map(countAnswers))
for (let time = 0; time < times; time++) await take(url)
const after = await Promise.all(replicas.map(countAnswers))

replicas.forEach(({ version, replica }, at) => {
  const answers = after[at] - before[at]
  console.log(
    `${service}@${version} replica ${replica}: ${answers} answers`,
  )
})

async function take(url) {
  const answer = await get(url)
  await answer.arrayBuffer()
}

/** The answers that its metrics count, without those to probes. */
async function countAnswers({ address }) {
  const answer = await get(`${address}/metrics`)
  const lines = (await answer.text()).split('\n')
  return lines
    .filter(line => line.startsWith('http_request_duration_seconds_count'))
    .filter(line => !/route="\/(readyz|healthz|metrics)"/.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}
