import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { type Started, type StartOptions, start } from '../stages/start.ts'

export type RunningStage = Started & { stop(): Promise<void> }

/** A stage with the committed posts, on free ports, in a temporary folder. */
export async function startStage(
  stage: string,
  progress: Pick<StartOptions, 'onProgress' | 'signal'> = {},
): Promise<RunningStage> {
  const data = await mkdtemp(join(tmpdir(), `${stage}-`))
  const remove = () => rm(data, { recursive: true, force: true })
  const port = await getPort()
  const options = { stage, data, port, onLine: () => {}, ...progress }
  try {
    const started = await start(options)
    const stop = async () => {
      await started.supervisor.stop()
      await remove()
    }
    return { ...started, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
