import { join } from 'node:path'
import { type Database, startDatabase } from './database.ts'
import { loadPosts } from './load-posts.ts'
import { freePort, type Port } from './port.ts'
import type { Line } from './process.ts'
import { endLeftovers } from './record.ts'
import { stages } from './stages.ts'
import { type Supervisor, supervise } from './supervise.ts'

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
}

/** Puts a stage up: database, posts, processes. What fails half-way ends what was started before. */
export async function start({
  stage,
  port: wanted,
  data,
  onLine,
}: Wish): Promise<Started> {
  const folder = join(data, 'running')
  const leftovers = await endLeftovers(folder)
  const supervisor = supervise(folder, stage)

  try {
    const database = await startDatabase(supervisor, data, onLine)
    const port = await freePort(wanted)
    const site = {
      supervisor,
      uri: database.uri,
      port: port.number,
      onLine,
    }
    const [posts] = await Promise.all([
      loadPosts(database.uri),
      stages[stage](site),
    ])
    const url = `http://localhost:${port.number}`

    return { url, port, database, posts, leftovers, supervisor }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}
