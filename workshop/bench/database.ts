import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import pidusage from 'pidusage'
import { measureFairness } from './fairness.ts'
import { measureOperations } from './operations.ts'
import { fill } from './posts.ts'
import { startMongodb } from './programs.ts'
import { measureQueries } from './queries.ts'
import type { Bench } from './row.ts'

/** The embedded server: queries, operations beside the driver's `ping`, fairness, memory. */
export async function measure(bench: Bench) {
  const data = join(bench.folder, 'mongodb')
  const { uri, pid } = await startMongodb(bench, data)
  const [client, other] = await Promise.all(
    [1, 2].map(() => MongoClient.connect(uri, { maxPoolSize: 1 })),
  )
  bench.after(() => Promise.all([client.close(), other.close()]))
  await fill(uri, 1000, 'thousand')
  await fill(uri, 100_000, 'hundred')

  await measureQueries(bench, client)
  const { memory } = await pidusage(pid)
  const name = 'resident at 100,000 posts'
  bench.reportWithin(400, 'MB', name, memory / 1_000_000)
  await measureOperations(bench, client)
  await measureFairness(bench, client, other)
}
