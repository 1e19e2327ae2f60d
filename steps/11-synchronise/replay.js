// Replays all changes to a receiver, from the first post on.
// node steps/11-synchronise/replay.js <receiver>
import { setTimeout as pause } from 'node:timers/promises'
import { get } from '../06-monolith/get.js'
import { replicasOf } from '../09-service-layer/replicas.js'

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

let now = before
while (
  now.delivered < before.delivered + 1000 ||
  now.state !== 'following'
) {
  await pause(50)
  now = await progress()
}
console.log(`${now.delivered - before.delivered} changes delivered again`)

async function progress() {
  const answer = await get(`${address}/progress`)
  const { receivers } = await answer.json()
  return receivers.find(each => each.receiver === receiver)
}
