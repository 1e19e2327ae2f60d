import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase } from '@workshop/platform/database'
import {
  type Service,
  services,
  variableOf,
} from '@workshop/services/manifest'
import { testToken } from '@workshop/services/test/replica'
import { mongodb } from '@workshop/workshop/stages/mongodb'
import { build, built } from '@workshop/workshop/stages/programs'
import { runProgram } from '@workshop/workshop/supervisor/program'
import { receivers } from './receivers.ts'
import type { Master } from './writers.ts'

export type Stand = Awaited<ReturnType<typeof setUp>>

const upstreams = ['rest', ...receivers.map(({ name }) => name)].map(named)
const synchronise = named('synchronise')

/** A database, rest and every receiver, each a process; the test starts synchronise. */
export async function setUp() {
  await build([...upstreams, synchronise])
  const folder = await mkdtemp(join(tmpdir(), 'synchronise-'))
  const server = await runProgram<{ uri: string }>(mongodb(folder, 0))
  const { uri } = server.ready
  const database = connectDatabase(uri)

  const running = await Promise.all(
    upstreams.map(service => startService(service, { MONGODB_URI: uri })),
  )
  const env = Object.fromEntries(
    running.map(({ name, ready }) => [variableOf(name), ready.url]),
  )

  return {
    posts: database.db('monolith').collection<Master>('posts'),
    storeOf: (receiver: string) => database.db(receiver),
    startSynchronise: () =>
      startService(synchronise, { MONGODB_URI: uri, ...env }),
    async tearDown() {
      await database.close()
      await Promise.all(running.map(({ stop }) => stop()))
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function startService(service: Service, env: NodeJS.ProcessEnv) {
  const program = built(service)
  return runProgram<{ url: string }>({
    ...program,
    env: {
      ...program.env,
      PORT: '0',
      LOG_LEVEL: 'warn',
      INGEST_TOKEN: testToken,
      ...env,
    },
  })
}

function named(name: string) {
  const service = services.find(service => service.name === name)
  if (!service) throw new Error(`The manifest has no ${name}.`)
  return service
}
