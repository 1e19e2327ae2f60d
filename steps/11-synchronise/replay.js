// Replays all changes to a receiver, from the first post on.
// node steps/11-synchronise/replay.js <receiver>
import { get } from '../06-monolith/get.js'
import { replicasOf } from '../09-service-layer/replicas.js'
import { until } from '../10-async-services/until.js'

const [receiver] = process.argv.slice(2)
const [{ address }] = replicasOf('synchronise')

const before = await progress()
if (!before) {
  console.error(`There is no receiver "${receiver}".`)
  process.exit(1)
}
const replay = `${address}/receivers/${receiver}/replay`
const { status } = await fetch(replay, { method: 'POST' })
console.log(status, 'accepted')

const now = await until(async () => {
  const found = await progress()
  const isWhole = found.delivered >= before.delivered + 1000
  return isWhole && found.state === 'following' && found
}, `Does ${receiver} run? Type "npx workshop scale ${receiver}=1".`)
console.log(`${now.delivered - before.delivered} changes delivered again`)

async function progress() {
  const answer = await get(`${address}/progress`)
  const { receivers } = await answer.json()
  return receivers.find(each => each.receiver === receiver)
}
