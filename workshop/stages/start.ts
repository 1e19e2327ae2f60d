import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Service } from '@workshop/services/manifest'
import { type Database, startDatabase } from './database.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { loadPosts } from './load-posts.ts'
import { freePort, type Port } from './port.ts'
import type { Line } from './process.ts'
import { endLeftovers } from './record.ts'
import { stages } from './stages.ts'
import { type Supervisor, supervise } from './supervise.ts'
import { untilReady } from './until-ready.ts'

export type Wish = {
  stage: string
  port: number
  /** The folder for databases and records. */
  data: string
  onLine: (line: Line) => void
}

export type Started = {
  url: string
  port: Port
  database: Database
  posts: { found: number; imported: number }
  /** Processes that an earlier start had left behind. */
  leftovers: number
  supervisor: Supervisor
  fleet: Fleet
}

/** Puts a stage up: database, posts, processes; resolves when the site is ready. What fails half-way ends what was started before. */
export async function start({
  stage: name,
  port: wanted,
  data,
  onLine,
}: Wish): Promise<Started> {
  const folder = join(data, 'running')
  const leftovers = await endLeftovers(folder)
  const supervisor = supervise(folder, name)
  const stage = stages[name]

  try {
    const [database, port] = await Promise.all([
      startDatabase(supervisor, data, onLine),
      freePort(wanted),
      stage.prepare(stage.services),
    ])
    const fleet = createFleet({
      supervisor,
      stage,
      port: port.number,
      envOf: environment(name, database.uri),
      onLine,
    })
    const [posts] = await Promise.all([
      loadPosts(database.uri),
      fleet.start(),
    ])
    await untilReady(fleet)

    const url = `http://localhost:${port.number}`
    return { url, port, database, posts, leftovers, supervisor, fleet }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

function environment(stage: string, uri: string) {
  const token = randomBytes(24).toString('hex')
  const door = { STAGE: stage, CONTROL_TOKEN: token }

  return ({ name, database, env }: Service): NodeJS.ProcessEnv => ({
    ...env,
    ...(database && { MONGODB_URI: uri }),
    ...(name === 'web' ? door : { HOST: '127.0.0.1' }),
  })
}
