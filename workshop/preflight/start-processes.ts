import { startStage } from '../contract/start-stage.ts'
import type { StageToStop } from './demo.ts'

type Options = {
  onProgress: (text: string) => void
  signal?: AbortSignal
  /** Where the site listens, or near it; any free port by default. */
  port?: number
}

/** With a temporary folder, free ports and the embedded database: nothing else is touched. */
export function startAsProcesses(
  stage: string,
  options: Options,
): Promise<StageToStop> {
  delete process.env.MONGODB_URI
  return startStage(stage, options)
}
