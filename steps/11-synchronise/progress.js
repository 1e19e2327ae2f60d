// How far is each receiver? node steps/11-synchronise/progress.js <synchronise>
import { get } from '../06-monolith/get.js'

const answer = await get(`${process.argv[2]}/progress`)
const { receivers } = await answer.json()

for (const { receiver, state, lag, delivered } of receivers)
  console.log(
    `${receiver.padEnd(10)} ${state}, ${lag} s behind, ${delivered} changes delivered`,
  )
