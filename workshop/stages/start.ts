import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createProcesses } from '../runtime/processes.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { type Database, startDatabase } from './database.ts'
import { createEnvironment } from './environment.ts'
import { createFleet } from './fleet.ts'
import { createLines } from './lines.ts'
import { loadPosts } from './load-posts.ts'
import type { Member } from './member.ts'
import { freePort, type Port } from './port.ts'
import type { Line } from './process.ts'
import { endLeftovers } from './record.ts'
import { type Stage, stages } from './stages.ts'
import { type Supervisor, supervise } from './supervise.ts'
import { untilReady } from './until-ready.ts'

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
    const started = await startWith(supervisor, stage, wish)
    return { ...started, leftovers, supervisor }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

async function startWith(
  supervisor: Supervisor,
  stage: Stage,
  { port: wanted, data, onLine }: Wish,
) {
  const lines = createLines()
  lines.follow(onLine, new AbortController().signal)
  const [database, port] = await Promise.all([
    startDatabase(supervisor, data, lines.publish),
    freePort(wanted),
    stage.prepare(stage.services),
  ])
  const token = randomBytes(24).toString('hex')
  const fleet = createFleet({
    supervisor,
    stage,
    port: port.number,
    envOf: createEnvironment(stage.name, database.uri, token),
    onLine: lines.publish,
  })
  const url = `http://localhost:${port.number}`
  const runtime = createProcesses({
    fleet,
    supervisor,
    lines,
    url,
    token,
    database: database.kept,
  })
  const [posts] = await Promise.all([
    loadPosts(database.uri),
    fleet.start(),
    openControl(runtime, supervisor),
  ])
  await untilReady(fleet)
  return { url, port, database, posts, runtime, members: fleet.members }
}

/** Other terminals find the control by the record. */
async function openControl(runtime: Runtime, supervisor: Supervisor) {
  const { serveControl } = await import('../runtime/serve-control.ts')
  const { close, ...control } = await serveControl(runtime)
  supervisor.stopped.then(close)
  await supervisor.note({ control })
}
