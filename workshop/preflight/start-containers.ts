import { startDocker } from '@workshop/docker/runtime'
import { isLater } from '@workshop/services/manifest'
import getPort from 'get-port'
import type { StageToStop } from './demo.ts'

type Progress = {
  onProgress: (text: string) => void
  signal: AbortSignal
}

/** Beside the stage that may run in this folder, under a name of its own. */
const name = `workshop-preflight-${process.pid}`

export async function startInContainers(
  stage: string,
  progress: Progress,
): Promise<StageToStop> {
  if (!isLater(stage)) throw new Error(`Stage ${stage} has no containers.`)
  const options = { stage, port: await getPort(), ...progress }
  const runtime = await startDocker(options, name)
  if (!runtime) throw new Error('No Docker Engine answers.')
  const { url } = await runtime.site()
  return { url, runtime, stop: () => runtime.stop() }
}
