// Shares a post ten times, kills the process that works on it, and follows:
//   node steps/10-async-services/kill.js
import { setTimeout as pause } from 'node:timers/promises'
import { get } from '../06-monolith/get.js'
import { replicasOf } from '../09-service-layer/replicas.js'

const [worker, other, partner] = [
  'share-redirecting',
  'share-waiting',
  'partner',
].map(service => replicasOf(service)[0])

const paths = await Promise.all(Array.from({ length: 10 }, share))
await until(({ status }) => status !== 'pending')
console.log(`${paths.length} accepted, none pending`)

process.kill(worker.pid, 'SIGKILL')
console.log(`killed share-redirecting, process ${worker.pid}`)

const killedAt = Date.now()
const ended = await until(({ _links }) => _links.result)
const again = ended.filter(({ attempts }) => attempts > 1)
console.log(
  `all succeeded after ${Date.now() - killedAt} ms, ${again.length} at another attempt`,
)

const effects = await Promise.all(ended.map(findEffect))
const sum = name => effects.reduce((total, each) => total + each[name], 0)
console.log(
  `the partner: ${sum('requests')} requests, ${sum('times')} effects`,
)

async function share() {
  const { headers } = await fetch(`${worker.address}/posts/1/shares`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'you' }),
  })
  return headers.get('location')
}

/** Any replica knows the operations, one of another variant, too. */
async function until(isReached) {
  for (;;) {
    const urls = paths.map(path => other.address + path)
    const operations = await Promise.all(urls.map(read))
    if (operations.every(isReached)) return operations
    await pause(100)
  }
}

function findEffect({ _links }) {
  const key = _links.result.href.split('/').at(-1)
  return read(`${partner.address}/effects/${key}`)
}

async function read(url) {
  return (await get(url)).json()
}
