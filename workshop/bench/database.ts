import { MongoClient } from 'mongodb'
import pidusage from 'pidusage'
import { measureReading, measureWriting } from './fairness.ts'
import { measureOperations } from './operations.ts'
import { fill } from './posts.ts'
import { startMongodb } from './programs.ts'
import { measureQueries } from './queries.ts'
import type { Bench } from './row.ts'

/** The embedded server: queries among many posts, operations beside the driver's `ping`, fairness, memory. */
export async function measure(bench: Bench) {
  const { uri, pid } = await startMongodb(bench, bench.folder)
  const connect = async (connections: number) => {
    const pool = { maxPoolSize: connections, minPoolSize: connections }
    const client = await MongoClient.connect(uri, pool)
    bench.after(() => client.close())
    return client
  }
  const [one, other, many] = await Promise.all([1, 1, 32].map(connect))
  await fill(uri, 1000, 'thousand')
  await fill(uri, 100_000, 'hundred')

  await measureQueries(bench, one)
  await measureReading(bench, one, other)
  bench.report({
    name: 'resident at 100,000 posts',
    value: (await pidusage(pid)).memory / 1_000_000,
    unit: 'MB',
    beside: 'allowed',
    limit: 400,
    target: '≤ 1.0',
  })
  await measureOperations(bench, one, many)
  await measureWriting(bench, one, other)
}
