// Requests a page 60 times; after 20 of them it kills one replica.
// node steps/09-service-layer/kill.js <page> <service>
import { spawnSync } from 'node:child_process'
import { replicasOf } from './replicas.js'
import { addressOf, fail, take } from './stage.js'

const [page, service] = process.argv.slice(2)
const url = addressOf(page)
const [victim] = replicasOf(service)

const statuses = {}
for (let time = 0; time < 60; time++) {
  if (time === 20) console.log(`killed ${service}, ${kill(victim)}`)
  const { status } = await take(url)
  statuses[status] = (statuses[status] ?? 0) + 1
}
for (const [status, times] of Object.entries(statuses))
  console.log(`status ${status}: ${times} times`)

function kill({ pid, container }) {
  if (pid) {
    process.kill(pid, 'SIGKILL')
    return `process ${pid}`
  }
  const args = ['kill', container]
  const stdio = ['ignore', 'ignore', 'inherit']
  const { status, error } = spawnSync('docker', args, { stdio })
  if (status !== 0)
    fail(
      `"docker kill ${container}" failed${error ? `: ${error.code}` : ''}. Is the command docker installed?`,
    )
  return `container ${container}; "npx workshop scale" starts it again`
}
