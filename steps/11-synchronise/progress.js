// How far behind is each receiver? node steps/11-synchronise/progress.js
import { get } from '../06-monolith/get.js'
import { replicasOf } from '../09-service-layer/replicas.js'

const [{ address }] = replicasOf('synchronise')
const answer = await get(`${address}/progress`)
const { receivers } = await answer.json()

for (const { receiver, state, lag, delivered } of receivers)
  console.log(
    `${receiver.padEnd(10)} ${state}, ${lag} s behind, ${delivered} changes delivered`,
  )
