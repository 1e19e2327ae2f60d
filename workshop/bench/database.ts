import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { startProcess } from './database-process.ts'
import { measureReading, measureWriting } from './fairness.ts'
import { measureInserts } from './inserts.ts'
import { measureMemory } from './memory.ts'
import { measureOperations } from './operations.ts'
import { fill } from './posts.ts'
import { measureQueries } from './queries.ts'
import type { Report } from './row.ts'

/** The embedded server beside two limits: the driver's own `ping`, and a server that acknowledges and stores nothing. */
export async function measure(report: Report) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startProcess(folder)
  const client = await MongoClient.connect(server.uri, { maxPoolSize: 32 })
  try {
    await fill(server.uri, 1000, 'thousand')
    await fill(server.uri, 100_000, 'hundred')
    await measureQueries(report, client)
    await measureReading(report, server.uri)
    measureMemory(report, server.pid)
    await measureOperations(report, server.uri)
    await measureInserts(report, server.uri)
    await measureWriting(report, server.uri)
  } finally {
    await client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
