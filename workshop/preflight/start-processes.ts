import { startStage } from '../contract/start-stage.ts'
import type { StageToStop } from './demo.ts'

type Progress = {
  onProgress: (text: string) => void
  signal: AbortSignal
}

/** With a temporary folder, free ports and the embedded database: nothing else is touched. */
export function startAsProcesses(
  stage: string,
  progress: Progress,
): Promise<StageToStop> {
  delete process.env.MONGODB_URI
  return startStage(stage, progress)
}
