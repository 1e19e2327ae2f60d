import { join } from 'node:path'
import { loadPosts } from '@workshop/datasets/import/load-posts'
import { freePort } from '@workshop/platform/port'
import type { Line } from '@workshop/services/runtime'
import { endOrphans } from '../supervisor/pidfile.ts'
import { Supervisor } from '../supervisor/supervisor.ts'
import { startStageDatabase } from './database.ts'
import { putUp } from './put-up.ts'
import { type Stage, stages } from './stages.ts'

export type StartOptions = {
  stage: string | Stage
  port: number
  /** The folder for databases and pidfiles. */
  data: string
  onLine: (line: Line) => void
  /** Hears what is being done, a line at a time. */
  onProgress?: (text: string) => void
  /** Shuts the stage down, also while it starts. */
  signal?: AbortSignal
}

export type Started = Awaited<ReturnType<typeof start>>

/** Starts a stage; resolves when the site is ready. A start that fails leaves nothing running. */
export async function start(options: StartOptions) {
  const stage =
    typeof options.stage === 'string'
      ? stages[options.stage]
      : options.stage
  const folder = join(options.data, 'running')
  /** Processes of an earlier start that had been killed. */
  const orphans = await endOrphans(folder)
  const services = stage.services.map(({ name }) => name)
  const supervisor = new Supervisor({ folder, stage: stage.name, services })
  supervisor.lines.follow(options.onLine)
  options.signal?.addEventListener('abort', () => supervisor.stop())
  try {
    options.signal?.throwIfAborted()
    const started = await Promise.race([
      startWith(supervisor, stage, options),
      rejectWhenStopped(supervisor),
    ])
    return { ...started, orphans, supervisor }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

async function rejectWhenStopped({ stopped }: Supervisor): Promise<never> {
  await stopped
  throw new Error('The stage was shut down while it was starting.')
}

async function startWith(
  supervisor: Supervisor,
  stage: Stage,
  { port: wantedPort, data, onProgress = () => {} }: StartOptions,
) {
  if (stage.copies) onProgress(`Building ${stage.services.length} services`)
  onProgress('Starting the database')
  const [{ database, loading, copied }, port] = await Promise.all([
    prepareData(startStageDatabase(supervisor, data), stage, onProgress),
    freePort(wantedPort),
    stage.prepare(stage.services),
  ])
  const [posts, site] = await Promise.all([
    loading,
    putUp({
      supervisor,
      stage,
      port,
      databaseUri: database.uri,
      posts: copied,
      onProgress,
    }),
  ])
  return { ...site, database, posts }
}

/** Services that copy the posts wait for them: a copy of half of them would pass for complete. */
async function prepareData(
  starting: ReturnType<typeof startStageDatabase>,
  stage: Stage,
  onProgress: (text: string) => void,
) {
  const database = await starting
  onProgress('Loading the posts')
  const loading = loadPosts(database.uri)
  // The caller handles its failure.
  loading.catch(() => {})
  const copied = stage.copies ? (await loading).found : 0
  return { database, loading, copied }
}
