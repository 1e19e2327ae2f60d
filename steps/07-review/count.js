// What is MongoDB asked because of one request?
// node steps/07-review/count.js <database uri> <url>
import { MongoClient } from 'mongodb'

const [uri, url] = process.argv.slice(2)
const client = new MongoClient(uri)
const ours = ['hello', 'serverStatus', 'ping', 'endSessions']

const before = await readCounters()
const { status } = await fetch(url, { redirect: 'manual' })
const after = await readCounters()
await client.close()

console.log(`${new URL(url).pathname} answers ${status}`)
for (const command of Object.keys(after).sort()) {
  const more = after[command].total - (before[command]?.total ?? 0)
  if (more > 0 && !ours.includes(command))
    console.log(`${command.padEnd(14)} ${more}`)
}

async function readCounters() {
  const status = await client.db('admin').command({ serverStatus: 1 })
  return status.metrics.commands
}
