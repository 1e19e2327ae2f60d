import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectDatabase } from '@workshop/platform/database'
import { variableOf } from '@workshop/services/manifest'
import { mongodb } from '@workshop/workshop/stages/mongodb'
import { type Running, run } from '@workshop/workshop/stages/process'
import { receivers } from './receivers.ts'
import type { Master } from './writers.ts'

type Listening = Running<{ url: string }>

export type Stand = Awaited<ReturnType<typeof setUp>>

/** A database, rest and every receiver, each a process of its own; synchronise is started by whoever wants it. */
export async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'synchronise-'))
  const server = await run<{ uri: string }>(mongodb(folder, 0))
  const { uri } = server.ready
  const database = connectDatabase(uri)

  const start = (name: string, env: NodeJS.ProcessEnv = {}) =>
    startService(name, { MONGODB_URI: uri, ...env })
  const running = await Promise.all(
    ['rest', ...receivers.map(({ name }) => name)].map(name => start(name)),
  )
  const addresses = Object.fromEntries(
    running.map(({ name, ready }) => [variableOf(name), ready.url]),
  )

  return {
    posts: database.db('monolith').collection<Master>('posts'),
    storeOf: (receiver: string) => database.db(receiver),
    startSynchronise: () => start('synchronise', addresses),
    async tearDown() {
      await database.close()
      await Promise.all(running.map(({ stop }) => stop()))
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function startService(
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<Listening> {
  const folder = name === 'rest' ? name : `services/${name}`
  const file = new URL(`../../../${folder}/main.ts`, import.meta.url)
  return run({
    name,
    file: fileURLToPath(file),
    env: { PORT: '0', LOG_LEVEL: 'warn', ...env },
    onLine: ({ text }) => process.env.VERBOSE && console.error(name, text),
  })
}
