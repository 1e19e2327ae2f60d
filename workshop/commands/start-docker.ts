import { isLater, laterStages } from '@workshop/services/manifest'
import type { Line, Runtime } from '@workshop/services/runtime'
import { UsageError } from '@workshop/services/runtime'
import { printStatus } from './print-status.ts'
import { showGuide } from './show-guide.ts'

/** Starts a stage in Docker and follows its lines until it is interrupted or stopped. */
export async function startInDocker(
  stage: string,
  { port, guide }: { port: number; guide: boolean },
  onLine: (line: Line) => void,
  signal: AbortSignal,
) {
  const runtime = await startRun(stage, port, signal)
  if (!runtime) return
  printStatus(await runtime.status())
  if (guide) await showGuide(() => openGuideOf(runtime), signal)
  console.log('\nCtrl-C ends it.\n')
  await runtime.tail([], onLine, signal)
  if (!signal.aborted) console.log('Stopped from another terminal.')
  await runtime.stop()
}

/** Only the site is published: the other addresses stay as documented. */
async function openGuideOf(runtime: Runtime) {
  const { openGuide, portsOf } = await import('../guide/open-guide.ts')
  const { url } = await runtime.site()
  return openGuide(url, () => portsOf([], url))
}

/** Null where it was interrupted. */
async function startRun(stage: string, port: number, signal: AbortSignal) {
  if (!isLater(stage))
    throw new UsageError(
      `Stage ${stage} runs from its source: "npm start -- ${stage}". In Docker there are ${laterStages.join(', ')}.`,
    )
  const { startDocker } = await import('@workshop/docker/runtime')
  const onProgress = (text: string) => console.log(text)
  const runtime = await startDocker({
    stage,
    port,
    onProgress,
    signal,
  }).catch(error => {
    if (!signal.aborted) throw error
    console.log('Interrupted: everything that was started is removed.')
  })
  if (runtime || signal.aborted) return runtime
  throw new Error(
    `No Docker Engine answers. Start Docker, or do without it: npm start -- ${stage}`,
  )
}
