import { randomBytes } from 'node:crypto'
import type { Runtime } from '@workshop/services/runtime'
import { createProcesses } from '../runtime/processes.ts'
import type { Database } from './database.ts'
import { createEnvironment } from './environment.ts'
import { createFleet } from './fleet.ts'
import type { Lines } from './lines.ts'
import type { Member } from './member.ts'
import type { Stage } from './stages.ts'
import type { Supervisor } from './supervise.ts'
import { untilReady } from './until-ready.ts'

export type Options = {
  supervisor: Supervisor
  stage: Stage
  /** Where the site listens. */
  port: number
  database: Database
  lines: Lines
  /** How many posts there are to be copied, or 0. */
  posts?: number
}

/** How long a post may take on its way into every store, in milliseconds. */
const perPost = 5

/** A stage's services, ready, and what other terminals do with them. */
export async function putUp({
  supervisor,
  stage,
  port,
  database,
  lines,
  posts = 0,
}: Options): Promise<{ runtime: Runtime; members: Member[]; url: string }> {
  const token = randomBytes(24).toString('hex')
  const envOf = createEnvironment(stage.name, database.uri, token)
  const onLine = lines.publish
  const fleet = createFleet({ supervisor, stage, port, envOf, onLine })
  const url = `http://localhost:${port}`
  const runtime = createProcesses({
    fleet,
    supervisor,
    lines,
    url,
    token,
    database: database.kept,
  })
  await Promise.all([fleet.start(), openControl(runtime, supervisor)])
  await untilReady(fleet, {
    patience: 60_000 + posts * perPost,
    onWait: text => onLine({ name: 'start', text, error: true }),
  })
  return { runtime, members: fleet.members, url }
}

/** Other terminals find it by the record. */
async function openControl(runtime: Runtime, supervisor: Supervisor) {
  const { serveControl } = await import('../runtime/serve-control.ts')
  const { close, ...control } = await serveControl(runtime)
  supervisor.stopped.then(close)
  await supervisor.note({ control })
}
