import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase } from '@workshop/platform/database'
import { variableOf } from '@workshop/services/manifest'
import { serviceNamed, startProcess } from '@workshop/services/test/process'
import { mongodb } from '@workshop/workshop/stages/mongodb'
import { build } from '@workshop/workshop/stages/programs'
import { runProgram } from '@workshop/workshop/supervisor/program'
import { receivers } from './receivers.ts'
import type { Master } from './writers.ts'

export type Stand = Awaited<ReturnType<typeof setUp>>

const upstreams = ['rest', ...receivers.map(({ name }) => name)].map(
  serviceNamed,
)
const synchronise = serviceNamed('synchronise')

/** A database, rest and every receiver, each a process; the test starts synchronise. */
export async function setUp() {
  await build([...upstreams, synchronise])
  const folder = await mkdtemp(join(tmpdir(), 'synchronise-'))
  const server = await runProgram<{ uri: string }>(await mongodb(folder, 0))
  const { uri } = server.ready
  const database = connectDatabase(uri)

  const running = await Promise.all(
    upstreams.map(service => startProcess(service, { MONGODB_URI: uri })),
  )
  const env = Object.fromEntries(
    running.map(({ name, ready }) => [variableOf(name), ready.url]),
  )

  return {
    posts: database.db('monolith').collection<Master>('posts'),
    storeOf: (receiver: string) => database.db(receiver),
    startSynchronise: () =>
      startProcess(synchronise, { MONGODB_URI: uri, ...env }),
    async tearDown() {
      await database.close()
      await Promise.all(running.map(({ stop }) => stop()))
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
