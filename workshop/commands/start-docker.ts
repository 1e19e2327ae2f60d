import type { Stage } from '@workshop/services/manifest'
import type { Line } from '@workshop/services/runtime'
import { UsageError } from '@workshop/services/runtime'
import { printStatus } from './print-status.ts'

/** Puts a stage up in Docker, and follows its lines until the signal aborts, which ends it. */
export async function startInDocker(
  stage: string,
  port: number,
  onLine: (line: Line) => void,
  signal: AbortSignal,
) {
  const runtime = await begin(stage, port)
  printStatus(await runtime.status())
  console.log('\nCtrl-C ends it.\n')
  await runtime.tail([], onLine, signal)
  await runtime.stop()
}

async function begin(stage: string, port: number) {
  if (!isLater(stage))
    throw new UsageError(
      `Stage ${stage} runs from its source: "npm start -- ${stage}". In Docker there are rest and services.`,
    )
  const { startDocker } = await import('@workshop/docker/runtime')
  const onProgress = (text: string) => console.log(text)
  const runtime = await startDocker({ stage, port, onProgress })
  if (runtime) return runtime
  throw new Error(
    `No Docker Engine answers. Start Docker, or do without it: npm start -- ${stage}`,
  )
}

function isLater(stage: string): stage is Stage {
  return stage === 'rest' || stage === 'services'
}
