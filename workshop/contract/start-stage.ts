import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { type Started, type StartOptions, start } from '../stages/start.ts'

export type RunningStage = Started & { stop(): Promise<void> }

type Options = Partial<Pick<StartOptions, 'onProgress' | 'signal' | 'port'>>

/** A stage with the committed posts, in a temporary folder; on free ports, or near `port`. */
export async function startStage(
  stage: string,
  given: Options = {},
): Promise<RunningStage> {
  const data = await mkdtemp(join(tmpdir(), `${stage}-`))
  const remove = () => rm(data, { recursive: true, force: true })
  const port = given.port ?? (await getPort())
  const options = { stage, data, onLine: () => {}, ...given, port }
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
