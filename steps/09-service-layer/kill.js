// Requests a page 60 times; after 20 of them it kills one replica.
// node steps/09-service-layer/kill.js <url> <service>
import { execFileSync } from 'node:child_process'
import { get } from '../06-monolith/get.js'
import { replicasOf } from './replicas.js'

const [url, service] = process.argv.slice(2)
const [victim] = replicasOf(service)

const statuses = {}
for (let time = 0; time < 60; time++) {
  if (time === 20) console.log(`killed ${service}, ${kill(victim)}`)
  const answer = await get(url)
  await answer.arrayBuffer()
  const { status } = answer
  statuses[status] = (statuses[status] ?? 0) + 1
}
for (const [status, times] of Object.entries(statuses))
  console.log(`status ${status}: ${times} times`)

function kill({ pid, container }) {
  if (pid) {
    process.kill(pid, 'SIGKILL')
    return `process ${pid}`
  }
  execFileSync('docker', ['kill', container])
  return `container ${container}; "npx workshop scale" starts it again`
}
