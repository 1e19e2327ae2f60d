import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { stablePort } from './stable-port.ts'

/** A database server for the tests of one file; it can be stopped and started again. */
export async function startTestDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'service-'))
  let server = await startMongodb({
    folder,
    port: await stablePort(),
  })
  const { uri, port } = server

  after(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    uri,
    stop: () => server.close(),
    startAgain: async () => {
      server = await startMongodb({ folder, port })
    },
  }
}
