// Which commands does MongoDB receive because of one request?
// node steps/07-review/count.js <database uri> <url>
import { MongoClient } from 'mongodb'
import { get } from '../06-monolith/get.js'

const [uri, url] = process.argv.slice(2)
const client = new MongoClient(uri)
/** Drivers send these by themselves, this script's driver included. */
const drivers = /^(hello|ismaster|ping|serverStatus|endSessions)$/i

const before = await readCounters()
const { status } = await get(url)
const after = await readCounters()
await client.close()

console.log(`${new URL(url).pathname} answers ${status}`)
for (const command of Object.keys(after).sort()) {
  const more = after[command].total - (before[command]?.total ?? 0)
  if (more > 0 && !drivers.test(command))
    console.log(`${command.padEnd(14)} ${more}`)
}

async function readCounters() {
  const status = await client.db('admin').command({ serverStatus: 1 })
  return status.metrics.commands
}
