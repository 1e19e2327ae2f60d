import { join } from 'node:path'
import { loadPosts } from '@workshop/datasets/import/load-posts'
import { freePort, type Port } from '@workshop/platform/port'
import type { Line, Runtime } from '@workshop/services/runtime'
import { type Database, startDatabase } from './database.ts'
import { createLines } from './lines.ts'
import type { Member } from './member.ts'
import { putUp } from './put-up.ts'
import { endLeftovers } from './record.ts'
import { type Stage, stages } from './stages.ts'
import { type Supervisor, supervise } from './supervise.ts'

export type Wish = {
  stage: string | Stage
  port: number
  /** The folder for databases and records. */
  data: string
  onLine: (line: Line) => void
  /** Ends it, also while it is being started. */
  signal?: AbortSignal
}

export type Started = {
  url: string
  port: Port
  database: Database
  posts: { found: number; imported: number }
  /** Processes that an earlier start had left behind. */
  leftovers: number
  supervisor: Supervisor
  runtime: Runtime
  members: Member[]
}

/** Puts a stage up: database, posts, processes; resolves when the site is ready. What fails half-way ends what was started before. */
export async function start(wish: Wish): Promise<Started> {
  const { data } = wish
  const stage =
    typeof wish.stage === 'string' ? stages[wish.stage] : wish.stage
  const folder = join(data, 'running')
  const leftovers = await endLeftovers(folder)
  const supervisor = supervise(folder, stage.name)
  wish.signal?.addEventListener('abort', () => supervisor.stop())
  try {
    wish.signal?.throwIfAborted()
    const started = await Promise.race([
      startWith(supervisor, stage, wish),
      ended(supervisor),
    ])
    return { ...started, leftovers, supervisor }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

async function ended({ stopped }: Supervisor): Promise<never> {
  await stopped
  throw new Error('It was ended while it was being started.')
}

async function startWith(
  supervisor: Supervisor,
  stage: Stage,
  { port: wanted, data, onLine }: Wish,
) {
  const lines = createLines()
  lines.follow(onLine)
  const [{ database, loading, copied }, port] = await Promise.all([
    fill(startDatabase(supervisor, data, lines.publish), stage),
    freePort(wanted),
    stage.prepare(stage.services),
  ])
  const [posts, site] = await Promise.all([
    loading,
    putUp({
      supervisor,
      stage,
      port: port.number,
      database,
      lines,
      posts: copied,
    }),
  ])
  return { ...site, port, database, posts }
}

/** The posts, on their way or, for services that copy them, all there: a copy of half of them would be taken for whole. */
async function fill(starting: Promise<Database>, stage: Stage) {
  const database = await starting
  const loading = loadPosts(database.uri)
  // Its failure is for who waits for it.
  loading.catch(() => {})
  const copied = stage.copies ? (await loading).found : 0
  return { database, loading, copied }
}
