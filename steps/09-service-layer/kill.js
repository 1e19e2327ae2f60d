// Asks for a page 60 times; after 20 of them one replica is killed.
// node steps/09-service-layer/kill.js <url> <service>
import { get } from '../06-monolith/get.js'
import { replicasOf } from './replicas.js'

const [url, service] = process.argv.slice(2)
const [victim] = replicasOf(service)

const statuses = {}
for (let time = 0; time < 60; time++) {
  if (time === 20) {
    process.kill(victim.pid, 'SIGKILL')
    console.log(`killed ${service}, process ${victim.pid}`)
  }
  const answer = await get(url)
  await answer.arrayBuffer()
  const { status } = answer
  statuses[status] = (statuses[status] ?? 0) + 1
}
for (const [status, times] of Object.entries(statuses))
  console.log(`status ${status}: ${times} times`)
