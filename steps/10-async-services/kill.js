// Shares a post ten times, kills the process that works on it, and follows:
//   node steps/10-async-services/kill.js
import { get } from '../06-monolith/get.js'
import { replicasOf } from '../09-service-layer/replicas.js'
import { until } from './until.js'

const [worker, other, partner] = [
  'share-redirecting',
  'share-waiting',
  'partner',
].map(service => replicasOf(service)[0])

if (!worker.pid) {
  console.error(
    'This script kills a process, and here are containers. Type "npx workshop stop", then "npm start -- async".',
  )
  process.exit(1)
}

const paths = await Promise.all(Array.from({ length: 10 }, share))
await untilAll(({ status }) => status !== 'pending')
console.log(`${paths.length} accepted, none pending`)

process.kill(worker.pid, 'SIGKILL')
console.log(`killed share-redirecting, process ${worker.pid}`)

const killedAt = Date.now()
const ended = await untilAll(({ _links }) => _links.result)
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
function untilAll(isReached) {
  return until(async () => {
    const urls = paths.map(path => other.address + path)
    const operations = await Promise.all(urls.map(read))
    return operations.every(isReached) && operations
  }, 'Is the partner out of order? Type "npx workshop partner --no-outage".')
}

function findEffect({ _links }) {
  const key = _links.result.href.split('/').at(-1)
  return read(`${partner.address}/effects/${key}`)
}

async function read(url) {
  return (await get(url)).json()
}
